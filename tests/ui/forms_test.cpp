// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_check.h"
#include "tests/ui/workbench.h"
#include "ui/forms/settings_form.h"
#include "ui/plan/plan_document.h"
#include "ui/plan/plan_sentence.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace labour {

namespace {

QList<Setting> oneOfEach()
{
    return {
        { "count", SettingType::Integer, "4", 1, 16, {}, "How many" },
        { "factor", SettingType::Number, "0.5", 0, 1, {}, "How much" },
        { "pause", SettingType::Seconds, "1", 0, 3600, {}, "How long" },
        { "length", SettingType::Bytes, "1048576", 1, 1e9, {}, "How big" },
        { "loud", SettingType::Boolean, "false", {}, {}, {}, "Whether" },
        { "how", SettingType::Choice, "a", {}, {}, { "a", "b" }, "In which way" },
        { "word", SettingType::Text, "x", {}, {}, {}, "What" },
        { "file", SettingType::Path, std::nullopt, {}, {}, {}, "Where" },
    };
}

template <typename T>
T* editor(SettingsForm& form, const QString& name)
{
    return form.findChild<T*>("setting_" + name);
}

}

class FormsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void formHasAnEditorOfEachType();
    void formGivesWhatDiffersFromDefaults();
    void formKeepsWhatIsWrongForThePlanToRefuse();
    void formShowsWhatIsWrongAsItIs();
    void numberComesBackIntoBounds();
    void bytesAreWrittenShort();
    void documentKnowsWhenATestIsModified();
    void documentKeepsRolesShort();
    void documentKeepsOptionsOfServers();
    void sentenceSaysWhatWillHappen_data();
    void sentenceSaysWhatWillHappen();
    void sharesAreRounded_data();
    void sharesAreRounded();
};

void FormsTest::formHasAnEditorOfEachType()
{
    SettingsForm form(oneOfEach(), {});
    QCOMPARE(editor<QDoubleSpinBox>(form, "count")->minimum(), 1.0);
    QCOMPARE(editor<QDoubleSpinBox>(form, "count")->maximum(), 16.0);
    QCOMPARE(editor<QDoubleSpinBox>(form, "factor")->text(), QStringLiteral("0.5"));
    QCOMPARE(editor<QDoubleSpinBox>(form, "pause")->text(), QStringLiteral("1 s"));
    QCOMPARE(editor<QLineEdit>(form, "length")->text(), QStringLiteral("1 MiB"));
    QVERIFY(!editor<QCheckBox>(form, "loud")->isChecked());
    QCOMPARE(editor<QComboBox>(form, "how")->count(), 2);
    QCOMPARE(editor<QLineEdit>(form, "word")->text(), QStringLiteral("x"));
    QVERIFY(editor<QWidget>(form, "file"));
    for (const Setting& setting : oneOfEach()) {
        const auto* widget = editor<QWidget>(form, setting.name);
        QVERIFY(widget->toolTip().contains(setting.help));
        QCOMPARE(widget->accessibleName(), setting.name);
    }
    QVERIFY(form.values().isEmpty());
}

void FormsTest::formGivesWhatDiffersFromDefaults()
{
    SettingsForm form(oneOfEach(), { { "pause", "0.25" } });
    const QSignalSpy edited(&form, &SettingsForm::edited);
    QCOMPARE(form.values(), (SettingsForm::Values { { "pause", "0.25" } }));
    editor<QDoubleSpinBox>(form, "pause")->setValue(1);
    editor<QCheckBox>(form, "loud")->click();
    auto* length = editor<QLineEdit>(form, "length");
    length->selectAll();
    QTest::keyClicks(length, "2 KiB");
    QCOMPARE(form.values(), (SettingsForm::Values { { "length", "2048" }, { "loud", "true" } }));
    QVERIFY(edited.count() >= 3);
    QCOMPARE(settingsText(oneOfEach(), form.values()), QStringLiteral("length 2 KiB, loud true"));
}

void FormsTest::formKeepsWhatIsWrongForThePlanToRefuse()
{
    SettingsForm form(oneOfEach(), {});
    auto* length = editor<QLineEdit>(form, "length");
    length->selectAll();
    QTest::keyClicks(length, "huge");
    QCOMPARE(form.values(), (SettingsForm::Values { { "length", "huge" } }));
}

void FormsTest::formShowsWhatIsWrongAsItIs()
{
    const SettingsForm::Values wrong { { "count", "40" }, { "factor", "abc" }, { "pause", "0.0000001" },
        { "loud", "maybe" }, { "how", "c" } };
    SettingsForm form(oneOfEach(), wrong);
    QCOMPARE(form.values().size(), wrong.size());
    QCOMPARE(editor<QDoubleSpinBox>(form, "count")->value(), 40.0);
    QCOMPARE(editor<QLineEdit>(form, "factor")->text(), QStringLiteral("abc"));
    QCOMPARE(editor<QDoubleSpinBox>(form, "pause")->value(), 1e-7);
    QCOMPARE(editor<QLineEdit>(form, "loud")->text(), QStringLiteral("maybe"));
    QCOMPARE(editor<QComboBox>(form, "how")->currentText(), QStringLiteral("c"));
    const SettingsForm::Values values = form.values();
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        QCOMPARE(values.at(i).first, wrong.at(i).first);
        if (wrong.at(i).first != "pause")
            QCOMPARE(values.at(i).second, wrong.at(i).second);
    }
}

void FormsTest::numberComesBackIntoBounds()
{
    SettingsForm form(oneOfEach(), { { "count", "40" } });
    auto* count = editor<QDoubleSpinBox>(form, "count");
    QTest::keyClick(count, Qt::Key_Down);
    QCOMPARE(count->value(), 39.0);
    count->setValue(3);
    QCOMPARE(count->maximum(), 16.0);
}

void FormsTest::bytesAreWrittenShort()
{
    QCOMPARE(exactBytesText("1048576"), QStringLiteral("1 MiB"));
    QCOMPARE(exactBytesText("1536"), QStringLiteral("1536"));
    QCOMPARE(exactBytesText("65536"), QStringLiteral("64 KiB"));
    QCOMPARE(exactBytesText("64"), QStringLiteral("64"));
    QCOMPARE(exactBytesText("0"), QStringLiteral("0"));
    QCOMPARE(exactBytesText("nonsense"), QStringLiteral("nonsense"));
}

void FormsTest::documentKnowsWhenATestIsModified()
{
    PlanDocument document(test::shippedCatalogue());
    document.setPlan(PlanDocument::firstPlan(document.catalogue()));
    QCOMPARE(document.plan().test, QStringLiteral("Basic"));
    QVERIFY(!document.isModified());
    const QSignalSpy reset(&document, &PlanDocument::mixReset);
    const QSignalSpy weights(&document, &PlanDocument::weightsChanged);
    document.setWeight(0, 50);
    QVERIFY(document.isModified());
    QCOMPARE(document.baseTest(), QStringLiteral("Basic"));
    QVERIFY(document.plan().test.isEmpty());
    QCOMPARE(weights.count(), 1);
    QCOMPARE(reset.count(), 0);
    document.setWeight(0, 98);
    QVERIFY(!document.isModified());
    document.addBehaviour("SIGSEGV");
    QVERIFY(document.isModified());
    QCOMPARE(reset.count(), 1);
    QCOMPARE(document.plan().mix.size(), 4);
    document.remove(3);
    QVERIFY(!document.isModified());
    QVERIFY(!document.setTest("Bsaic"));
    QVERIFY(document.setTest("SIGSEGV"));
    QCOMPARE(document.plan().mix.size(), 2);
    QCOMPARE(document.shareOf(1), 0.5);
}

void FormsTest::documentKeepsRolesShort()
{
    PlanDocument document(test::shippedCatalogue());
    document.addBehaviour("Sleeping");
    QCOMPARE(document.roleOf(document.plan().mix.first()), Role::Innocent);
    document.setRole(0, Role::Culprit);
    QCOMPARE(textOf(document.plan().mix.first()), QStringLiteral("culprit:Sleeping=1"));
    document.setRole(0, Role::Innocent);
    QVERIFY(!document.plan().mix.first().role);
}

void FormsTest::documentKeepsOptionsOfServers()
{
    PlanDocument document(test::shippedCatalogue());
    Plan plan = PlanDocument::firstPlan(document.catalogue());
    plan.servers = *serversFromText("gunicorn:sync,workers=4,waitress");
    document.setPlan(plan);
    const auto servers = [&] {
        QStringList texts;
        for (const ServerChoice& choice : document.plan().servers)
            texts.append(textOf(choice));
        return texts.join(' ');
    };
    document.pickServer("waitress", "default");
    QCOMPARE(servers(), QStringLiteral("waitress"));
    document.setPlanned("gunicorn", "sync", true);
    QCOMPARE(servers(), QStringLiteral("waitress gunicorn:sync,workers=4"));
    document.setOptions("gunicorn", "sync", { { "workers", "3" } });
    document.setPlanned("gunicorn", "sync", false);
    QCOMPARE(servers(), QStringLiteral("waitress"));
    document.pickServer("wsgiref", "default");
    QCOMPARE(servers(), QStringLiteral("wsgiref"));
    document.pickServer("gunicorn", "sync");
    QCOMPARE(servers(), QStringLiteral("gunicorn:sync,workers=3"));
    document.undo(); // both choices, which are one step
    QCOMPARE(servers(), QStringLiteral("waitress"));
    document.undo();
    QCOMPARE(servers(), QStringLiteral("waitress gunicorn:sync,workers=3"));
    document.undo();
    QCOMPARE(servers(), QStringLiteral("waitress gunicorn:sync,workers=4"));
}

void FormsTest::sentenceSaysWhatWillHappen_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QStringList>("mix");
    QTest::addColumn<int>("requests");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("crash") << "gunicorn:sync" << QStringList { "PlainResponse=98", "SIGSEGV=2" } << 0
                           << "gunicorn:sync for 30 s: 16 connections; 2\u00a0% of requests will crash a worker.";
    QTest::newRow("several")
        << "wsgiref" << QStringList { "PlainResponse=97", "Sleeping=1", "Sleeping?sleep_duration=2=1", "SIGSEGV=1" }
        << 1000
        << "wsgiref for 1,000 requests: 16 connections; 2\u00a0% of requests will be slow, 1\u00a0% will "
           "crash a worker.";
    QTest::newRow("harmless") << "wsgiref" << QStringList { "PlainResponse=1" } << 0
                              << "wsgiref for 30 s: 16 connections; no request means any harm.";
    QTest::newRow("every") << "wsgiref" << QStringList { "PlainResponse=0", "PythonWedge=3" } << 0
                           << "wsgiref for 30 s: 16 connections; every request will hang a worker.";
    QTest::newRow("every one slow") << "wsgiref" << QStringList { "Sleeping=1" } << 0
                                    << "wsgiref for 30 s: 16 connections; every request will be slow.";
    QTest::newRow("several shares")
        << "wsgiref" << QStringList { "PlainResponse=970", "Sleeping=20", "SIGSEGV=3", "PlainResponse?status=404=7" }
        << 0
        << "wsgiref for 30 s: 16 connections; 2\u00a0% of requests will be slow, 0.3\u00a0% will "
           "crash a worker.";
    QTest::newRow("options") << "gunicorn:sync,workers=4" << QStringList { "PlainResponse=1" } << 0
                             << "gunicorn:sync,workers=4 for 30 s: 16 connections; no request means any harm.";
    QTest::newRow("two servers") << "gunicorn:sync,waitress,wsgiref:threading" << QStringList { "PlainResponse=1" } << 0
                                 << "3 servers × 30 s, about 1 min 40 s; 16 connections; no request means any harm.";
}

void FormsTest::sentenceSaysWhatWillHappen()
{
    QFETCH(const QString, server);
    QFETCH(const QStringList, mix);
    QFETCH(const int, requests);
    Plan plan;
    plan.servers = *serversFromText(server);
    plan.mix = *mixFromTexts(mix);
    if (requests > 0)
        plan.load.requests = requests;
    else
        plan.load.durationS = 30;
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString sentence = planSentence(*checkedPlan(plan, *test::shippedCatalogue()), *test::shippedCatalogue());
    QLocale::setDefault(before);
    QTEST(sentence, "sentence");
    plan.load.timeoutS = 5;
    plan.repetitions = 3;
    const QString more = planSentence(*checkedPlan(plan, *test::shippedCatalogue()), *test::shippedCatalogue());
    QVERIFY2(more.contains("16 connections, 5 s timeout;"), qPrintable(more));
    QVERIFY2(more.contains(requests > 0 ? "× 3 repetitions × 1" : "3 repetitions × 30 s, about "), qPrintable(more));
    plan.servers = *serversFromText("gunicorn:sync,waitress");
    const QString beside = planSentence(*checkedPlan(plan, *test::shippedCatalogue()), *test::shippedCatalogue(), true);
    QVERIFY2(beside.startsWith("2 servers at once × 3 repetitions × "), qPrintable(beside));
    QVERIFY2(beside.endsWith("They disturb each other."), qPrintable(beside));
}

void FormsTest::sharesAreRounded_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 0.02 << "2\u00a0%";
    QTest::newRow("half") << 0.5 << "50\u00a0%";
    QTest::newRow("tenth of one") << 0.001 << "0.1\u00a0%";
    QTest::newRow("third") << 1.0 / 3 << "about 33\u00a0%";
    QTest::newRow("thin") << 1.0 / 30 << "about 3.3\u00a0%";
    QTest::newRow("hardly any") << 1e-7 << "0.00001\u00a0%";
    QTest::newRow("hardly other than one") << 0.0100123 << "about 1\u00a0%";
}

void FormsTest::sharesAreRounded()
{
    QFETCH(const double, share);
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString text = shareText(share);
    QLocale::setDefault(before);
    QTEST(text, "text");
}

}

QTEST_MAIN(labour::FormsTest)
#include "forms_test.moc"
