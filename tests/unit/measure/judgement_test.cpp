// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/expectation.h"
#include "core/measure/outcome.h"
#include "core/measure/role.h"

#include <QTest>

#include <set>
#include <string>

namespace labour {

namespace {

constexpr BodyDigest hello { 5, 0x3610a686 };
constexpr BodyDigest other { 5, 0x3610a687 };
constexpr BodyDigest shorter { 4, 0x3610a686 };

AcceptedEnding closedEnding()
{
    AcceptedEnding ending;
    ending.closed = true;
    return ending;
}

AcceptedEnding withStatuses(std::vector<StatusRange> statuses, bool verified = true)
{
    AcceptedEnding ending;
    ending.statuses = std::move(statuses);
    ending.verified = verified;
    return ending;
}

AcceptedEnding withBody(std::uint16_t status, const BodyDigest& body)
{
    AcceptedEnding ending = withStatuses({ { status, status } });
    ending.body = body;
    return ending;
}

AcceptedEnding withLength(std::uint16_t status, std::uint64_t length)
{
    AcceptedEnding ending = withStatuses({ { status, status } });
    ending.bodyLength = length;
    return ending;
}

/// A reply of our own, whose body is "hello" and says so.
Ending reply(std::uint16_t status)
{
    Ending ending;
    ending.status = status;
    ending.ownId = true;
    ending.claim = hello;
    ending.body = hello;
    return ending;
}

Ending with(Ending ending, BodyDigest body)
{
    ending.body = body;
    return ending;
}

Ending unclaimed(Ending ending)
{
    ending.claim.reset();
    return ending;
}

Ending anonymous(Ending ending)
{
    ending.ownId = false;
    ending.claim.reset();
    return ending;
}

Ending bodiless(Ending ending)
{
    ending.bodiless = true;
    ending.body = {};
    return ending;
}

Ending ended(Outcome outcome)
{
    Ending ending;
    ending.outcome = outcome;
    return ending;
}

struct Case {
    std::string name;
    Expectation expectation;
    Ending ending;
    bool asExpected;
    Wrong wrong;
};

const std::vector<Case>& replies()
{
    const Expectation ok { withStatuses({ { 200, 200 } }) };
    const Expectation list { withStatuses({ { 200, 200 }, { 404, 404 }, { 500, 500 } }) };
    const Expectation fiveHundreds { withStatuses({ { 500, 599 } }, false) };
    const Expectation strictFiveHundreds { withStatuses({ { 500, 599 } }, true) };
    const Expectation helloBody { withBody(200, hello) };
    const Expectation fiveBytes { withLength(200, 5) };
    const Expectation endsOrFails { withStatuses({ { 500, 599 } }, false), closedEnding() };
    const Expectation eitherBody { withBody(200, other), withBody(200, hello) };
    const Expectation bodyByStatus { withBody(200, other), withBody(201, hello) };
    static const std::vector<Case> all {
        { "the status", ok, reply(200), true, Wrong::Nothing },
        { "another status", ok, reply(201), false, Wrong::Status },
        { "a 200 where a 500 was asked for", { withStatuses({ { 500, 500 } }) }, reply(200), false, Wrong::Status },
        { "a 500 that was asked for", { withStatuses({ { 500, 500 } }) }, reply(500), true, Wrong::Nothing },
        { "first of a list", list, reply(200), true, Wrong::Nothing },
        { "last of a list", list, reply(500), true, Wrong::Nothing },
        { "between those of a list", list, reply(403), false, Wrong::Status },
        { "below a class", fiveHundreds, reply(499), false, Wrong::Status },
        { "lowest of a class", fiveHundreds, reply(500), true, Wrong::Nothing },
        { "highest of a class", fiveHundreds, reply(599), true, Wrong::Nothing },
        { "above a class", fiveHundreds, reply(600), false, Wrong::Status },
        { "a class, not ours", fiveHundreds, anonymous(reply(502)), true, Wrong::Nothing },
        { "a class that has to be ours, not ours", strictFiveHundreds, anonymous(reply(502)), false, Wrong::Body },
        { "a class that has to be ours, ours", strictFiveHundreds, reply(502), true, Wrong::Nothing },
        { "a class, a claim that is broken", fiveHundreds, with(reply(500), other), false, Wrong::Body },
        { "the status without our id", ok, anonymous(reply(200)), false, Wrong::Body },
        { "no claim was made", ok, unclaimed(reply(200)), true, Wrong::Nothing },
        { "no claim, any body", ok, unclaimed(with(reply(200), other)), true, Wrong::Nothing },
        { "the claim's CRC is broken", ok, with(reply(200), other), false, Wrong::Body },
        { "the claim's length is broken", ok, with(reply(200), shorter), false, Wrong::Body },
        { "a broken claim and another status", ok, with(reply(201), other), false, Wrong::Status },
        { "the body", helloBody, reply(200), true, Wrong::Nothing },
        { "the body, unclaimed", helloBody, unclaimed(reply(200)), true, Wrong::Nothing },
        { "another body, unclaimed", helloBody, unclaimed(with(reply(200), other)), false, Wrong::Body },
        { "a shorter body, unclaimed", helloBody, unclaimed(with(reply(200), shorter)), false, Wrong::Body },
        { "the body with another status", helloBody, reply(404), false, Wrong::Status },
        { "the length", fiveBytes, reply(200), true, Wrong::Nothing },
        { "the length of another body", fiveBytes, unclaimed(with(reply(200), other)), true, Wrong::Nothing },
        { "another length", fiveBytes, unclaimed(with(reply(200), shorter)), false, Wrong::Body },
        { "no body by HTTP's rules, though one was claimed", ok, bodiless(reply(200)), true, Wrong::Nothing },
        { "no body by HTTP's rules, though one is expected", helloBody, bodiless(reply(200)), true, Wrong::Nothing },
        { "no body by HTTP's rules, though a length is expected", fiveBytes, bodiless(reply(200)), true,
            Wrong::Nothing },
        { "no body by HTTP's rules, not ours", ok, bodiless(anonymous(reply(200))), false, Wrong::Body },
        { "no body by HTTP's rules, another status", ok, bodiless(reply(304)), false, Wrong::Status },
        { "any of two, by status", endsOrFails, reply(503), true, Wrong::Nothing },
        { "any of two, neither", endsOrFails, reply(200), false, Wrong::Status },
        { "a reply where only closing is expected", { closedEnding() }, reply(200), false, Wrong::Status },
        { "any of two bodies", eitherBody, unclaimed(reply(200)), true, Wrong::Nothing },
        { "neither of two bodies", eitherBody, unclaimed(with(reply(200), shorter)), false, Wrong::Body },
        { "the body that goes with another status", bodyByStatus, unclaimed(reply(200)), false, Wrong::Body },
        { "nothing is expected", {}, reply(200), false, Wrong::Status },
        { "no status is accepted", { withStatuses({}) }, reply(200), false, Wrong::Status },
    };
    return all;
}

}

class JudgementTest : public QObject
{
    Q_OBJECT

private slots:
    void outcomesHaveTheirPublishedNames();
    void outcomeNamesRoundTrip();
    void noOtherNameIsAnOutcome_data();
    void noOtherNameIsAnOutcome();
    void otherNames();
    void digests();
    void reply_data();
    void reply();
    void unansweredRequests_data();
    void unansweredRequests();
};

void JudgementTest::outcomesHaveTheirPublishedNames()
{
    const std::vector<std::string_view> published { "replied", "truncated", "malformed", "closed", "reset", "refused",
        "timeout", "connect-timeout", "tls-error", "foreign", "not-sent", "client-error" };
    QCOMPARE(published.size(), outcomeCount);
    for (std::size_t i = 0; i < outcomeCount; ++i)
        QCOMPARE(nameOf(static_cast<Outcome>(i)), published[i]);
}

void JudgementTest::outcomeNamesRoundTrip()
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < outcomeCount; ++i) {
        const Outcome outcome = allOutcomes().at(i);
        QCOMPARE(indexOf(outcome), i);
        QCOMPARE(outcomeNamed(nameOf(outcome)), std::optional<Outcome>(outcome));
        names.insert(nameOf(outcome));
    }
    QCOMPARE(names.size(), outcomeCount);
}

void JudgementTest::noOtherNameIsAnOutcome_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : { "", "Replied", "replied ", "wrong-status", "unfinished", "connect_timeout" })
        QTest::addRow("“%s”", name) << QString::fromLatin1(name);
}

void JudgementTest::noOtherNameIsAnOutcome()
{
    QFETCH(QString, name);
    QVERIFY(!outcomeNamed(name.toStdString()));
}

void JudgementTest::otherNames()
{
    QCOMPARE(nameOf(Wrong::Status), std::string_view("wrong-status"));
    QCOMPARE(nameOf(Wrong::Body), std::string_view("wrong-body"));
    QVERIFY(nameOf(Wrong::Nothing).empty());
    QCOMPARE(nameOf(Role::Innocent), std::string_view("innocent"));
    QCOMPARE(nameOf(Role::Culprit), std::string_view("culprit"));
}

void JudgementTest::digests()
{
    QCOMPARE(digestOf("hello"), hello);
    QCOMPARE(digestOf("123456789"), (BodyDigest { 9, 0xcbf43926 }));
    QCOMPARE(digestOf(""), (BodyDigest { 0, 0 }));
    QCOMPARE(digestOf(std::string_view("\0", 1)), (BodyDigest { 1, 0xd202ef8d }));
    QCOMPARE(digestOf(std::string(1U << 20, 'x')).length, std::uint64_t { 1U << 20 });
}

void JudgementTest::reply_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < replies().size(); ++i)
        QTest::newRow(replies()[i].name.c_str()) << static_cast<int>(i);
}

void JudgementTest::reply()
{
    QFETCH(int, index);
    const Case& row = replies().at(static_cast<std::size_t>(index));
    const Judgement judgement = judge(row.expectation, row.ending);
    QCOMPARE(judgement.asExpected, row.asExpected);
    QCOMPARE(judgement.wrong, row.wrong);
}

void JudgementTest::unansweredRequests_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("acceptedAsClosed");
    const std::set<Outcome> closing { Outcome::Closed, Outcome::Reset, Outcome::Truncated };
    for (const Outcome outcome : allOutcomes()) {
        if (outcome != Outcome::Replied)
            QTest::newRow(std::string(nameOf(outcome)).c_str())
                << static_cast<int>(outcome) << closing.contains(outcome);
    }
}

void JudgementTest::unansweredRequests()
{
    QFETCH(int, outcome);
    QFETCH(bool, acceptedAsClosed);
    Ending ending = ended(static_cast<Outcome>(outcome));
    for (const std::uint16_t status : std::initializer_list<std::uint16_t> { 0, 200, 500 }) {
        // A truncated reply has had a status, and its id and claim may even have been right.
        ending.status = status;
        ending.ownId = status != 0;
        const Judgement alone = judge({ closedEnding() }, ending);
        QCOMPARE(alone.asExpected, acceptedAsClosed);
        QCOMPARE(alone.wrong, Wrong::Nothing);
        QCOMPARE(judge({ withStatuses({ { 500, 599 } }, false), closedEnding() }, ending).asExpected, acceptedAsClosed);
        const Judgement replyWanted = judge({ withStatuses({ { 0, 999 } }, false) }, ending);
        QVERIFY(!replyWanted.asExpected);
        QCOMPARE(replyWanted.wrong, Wrong::Nothing);
        QVERIFY(!judge({}, ending).asExpected);
    }
}

}

QTEST_APPLESS_MAIN(labour::JudgementTest)
#include "judgement_test.moc"
