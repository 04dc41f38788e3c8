// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/text_search.h"

#include <QTest>

using namespace labour;

namespace {

bool isFound(std::string_view text, std::initializer_list<std::string_view> pieces)
{
    TextSearch search;
    search.begin(text);
    for (const std::string_view piece : pieces)
        search.feed(piece);
    return search.isFound();
}

}

class TextSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsThere()
    {
        QVERIFY(isFound("all", { "all" }));
        QVERIFY(isFound("all is well", { "so: all is well." }));
        QVERIFY(isFound("x", { "", "abc", "dex" }));
        QVERIFY(isFound("aab", { "aaa", "b" }));
    }

    void findsWhatIsCut()
    {
        constexpr std::string_view whole = "the text is aabaabac, and goes on";
        for (std::size_t first = 0; first <= whole.size(); ++first) {
            for (std::size_t second = first; second <= whole.size(); ++second)
                QVERIFY(isFound(
                    "aabaabac", { whole.substr(0, first), whole.substr(first, second - first), whole.substr(second) }));
        }
        TextSearch search;
        search.begin("aabaabac");
        for (const char& c : whole)
            search.feed({ &c, 1 });
        QVERIFY(search.isFound());
    }

    void findsNothingElse()
    {
        QVERIFY(!isFound("abc", { "ab", "ac", "bc" }));
        QVERIFY(!isFound("abc", { "a", "", "b" }));
        QVERIFY(!isFound("", { "abc" }));
        QVERIFY(!isFound("abc", {}));
    }

    void beginsAfresh()
    {
        TextSearch search;
        search.begin("ab");
        search.feed("ab");
        QVERIFY(search.isFound());
        search.begin("bc");
        QVERIFY(!search.isFound());
        search.feed("c");
        QVERIFY(!search.isFound());
    }
};

QTEST_APPLESS_MAIN(TextSearchTest)

#include "tst_text_search.moc"
