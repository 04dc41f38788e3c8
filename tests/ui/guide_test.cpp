// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench.h"
#include "ui/guide/guide_help.h"
#include "ui/guide/guide_pages.h"
#include "ui/guide/guide_window.h"
#include "ui/theme/appearance.h"

#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>
#include <QWhatsThisClickedEvent>

namespace labour {

namespace {

/// The first link to that page: where it is on the text, which is scrolled there.
QPoint placeOfLink(QTextBrowser& text, const QString& file)
{
    for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next()) {
        for (auto each = block.begin(); !each.atEnd(); ++each) {
            if (each.fragment().charFormat().anchorHref() != file)
                continue;
            QTextCursor cursor(text.document());
            cursor.setPosition(each.fragment().position() + 2);
            text.setTextCursor(cursor);
            text.ensureCursorVisible();
            return text.cursorRect(cursor).center();
        }
    }
    return {};
}

QStringList linksOf(const QTextDocument& page)
{
    QStringList links;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        for (auto each = block.begin(); !each.atEnd(); ++each) {
            if (each.fragment().charFormat().isAnchor())
                links.append(each.fragment().charFormat().anchorHref());
        }
    }
    return links;
}

QColor colourOfLink(const QTextDocument& page)
{
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        for (auto each = block.begin(); !each.atEnd(); ++each) {
            if (each.fragment().charFormat().isAnchor())
                return each.fragment().charFormat().foreground().color();
        }
    }
    return {};
}

}

class GuideTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void f1OpensIt();
    void itBeginsWhereTheFocusIs();
    void whatsThisLeadsThere();
    void linksAreFollowedAndGoneBack();
    void thePageListGoesAlong();
    void wordsAreFound();
    void everyPageCanBeRead();
    void itFollowsTheTheme();
    void aGuideThatIsNotThereIsSaid();
};

/// The window's action, and the window that it opens.
void GuideTest::f1OpensIt()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QCOMPARE(bench.window().actions().guide.shortcut(), QKeySequence("F1"));
    QVERIFY(!bench.window().findChild<GuideWindow*>());
    QTest::keyClick(&bench.window(), Qt::Key_F1);
    auto* guide = bench.control<GuideWindow>("guideWindow");
    QTRY_VERIFY(guide->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(guide));
    QVERIFY(guide->isWindow());
    QVERIFY(guide->findChild<QListWidget*>("guidePages")->count() >= 11);
    QTest::keyClick(guide, Qt::Key_Escape);
    QTRY_VERIFY(!guide->isVisible());
}

void GuideTest::itBeginsWhereTheFocusIs()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.control<QTreeView>("servers")->setFocus();
    bench.window().actions().guide.trigger();
    auto* guide = bench.control<GuideWindow>("guideWindow");
    QCOMPARE(guide->page(), QStringLiteral("choose.md"));
    guide->close();
    bench.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
    bench.window().showMatrix(true);
    auto* matrix = bench.control<QAbstractItemView>("matrix");
    matrix->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), matrix);
    bench.window().actions().guide.trigger();
    QCOMPARE(guide->page(), QStringLiteral("understand.md"));
    QWidget nobody;
    QCOMPARE(guidePageOf(&nobody), QStringLiteral("index.md"));
    QCOMPARE(guidePageOf(nullptr), QStringLiteral("index.md"));
}

/// A click on the link in a control's What's This text, as Qt tells of it.
void GuideTest::whatsThisLeadsThere()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    const std::vector<std::pair<QString, QString>> links {
        { "matrix", "understand.md" },
        { "comparedFigures", "method.md" },
        { "servers", "reference-servers.md" },
    };
    for (const auto& [name, page] : links) {
        auto* control = bench.control<QWidget>(name);
        const QString href = QStringLiteral("guide:%1").arg(page);
        QVERIFY2(control->whatsThis().contains(QStringLiteral("<a href=\"%1\">").arg(href)), qPrintable(name));
        QWhatsThisClickedEvent clicked(href);
        QApplication::sendEvent(control, &clicked);
        QCOMPARE(bench.control<GuideWindow>("guideWindow")->page(), page);
    }
    QWhatsThisClickedEvent elsewhere(QStringLiteral("https://example.org/"));
    QApplication::sendEvent(&bench.window(), &elsewhere);
    QCOMPARE(bench.control<GuideWindow>("guideWindow")->page(), QStringLiteral("reference-servers.md"));
}

void GuideTest::linksAreFollowedAndGoneBack()
{
    GuideWindow guide(guideFolder());
    guide.showPage("index.md");
    guide.show();
    QVERIFY(QTest::qWaitForWindowExposed(&guide));
    auto* text = guide.findChild<QTextBrowser*>("guideText");
    auto* back = guide.findChild<QToolButton*>("guideBack");
    auto* forward = guide.findChild<QToolButton*>("guideForward");
    QVERIFY(!back->isEnabled() && !forward->isEnabled());
    const QPoint link = placeOfLink(*text, "choose.md");
    QVERIFY(!link.isNull());
    QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(guide.page(), QStringLiteral("choose.md"));
    QVERIFY(text->toPlainText().startsWith("Choose a server"));
    QVERIFY(back->isEnabled());
    back->click();
    QCOMPARE(guide.page(), QStringLiteral("index.md"));
    forward->click();
    QCOMPARE(guide.page(), QStringLiteral("choose.md"));
}

void GuideTest::thePageListGoesAlong()
{
    GuideWindow guide(guideFolder());
    guide.show();
    guide.showPage("method.md");
    auto* list = guide.findChild<QListWidget*>("guidePages");
    QCOMPARE(list->currentItem()->text(), QStringLiteral("The method"));
    QTest::keyClick(list, Qt::Key_Home);
    QCOMPARE(guide.page(), QStringLiteral("index.md"));
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(guide.page(), QStringLiteral("understand.md"));
}

void GuideTest::wordsAreFound()
{
    GuideWindow guide(guideFolder());
    guide.showPage("understand.md");
    guide.show();
    QVERIFY(QTest::qWaitForWindowExposed(&guide));
    auto* text = guide.findChild<QTextBrowser*>("guideText");
    auto* field = guide.findChild<QLineEdit*>("guideSearch");
    auto* found = guide.findChild<QLabel*>("guideFound");
    QTest::keyClicks(field, "GOODPUT");
    QCOMPARE(text->textCursor().selectedText().toLower(), QStringLiteral("goodput"));
    const int first = text->textCursor().selectionStart();
    QTest::keyClick(field, Qt::Key_Return);
    const int second = text->textCursor().selectionStart();
    QVERIFY(second > first);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(text->textCursor().selectionStart(), first);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier); // and round
    QVERIFY(text->textCursor().selectionStart() >= second);
    QVERIFY(found->text().isEmpty());
    QTest::keyClicks(field, "nowhere");
    QVERIFY(!found->text().isEmpty());
    field->clear();
    QVERIFY(found->text().isEmpty());
}

/// Each of the list: it says something, and its links lead to files that are there.
void GuideTest::everyPageCanBeRead()
{
    GuideWindow guide(guideFolder());
    auto* text = guide.findChild<QTextBrowser*>("guideText");
    const QList<GuidePage> pages = guidePages(guideFolder());
    QVERIFY(pages.size() >= 11);
    for (const GuidePage& page : pages) {
        guide.showPage(page.file);
        QCOMPARE(guide.page(), page.file);
        QVERIFY2(text->document()->blockCount() > 20, qPrintable(page.file));
        for (const QString& link : linksOf(*text->document()))
            QVERIFY2(QFileInfo::exists(guideFolder() + '/' + link), qPrintable(page.file + ": " + link));
    }
}

void GuideTest::itFollowsTheTheme()
{
    GuideWindow guide(guideFolder());
    guide.showPage("index.md");
    guide.show();
    auto* text = guide.findChild<QTextBrowser*>("guideText");
    for (const ThemeChoice theme : { ThemeChoice::Dark, ThemeChoice::Light }) {
        applyTheme(theme);
        QTRY_COMPARE(text->palette().color(QPalette::Base), QApplication::palette().color(QPalette::Base));
        QTRY_COMPARE(colourOfLink(*text->document()), QApplication::palette().color(QPalette::Link));
        QCOMPARE(guide.page(), QStringLiteral("index.md"));
    }
    applyTheme(ThemeChoice::Auto);
}

void GuideTest::aGuideThatIsNotThereIsSaid()
{
    GuideWindow guide(QStringLiteral("/nonexistent/guide"));
    guide.showPage("index.md");
    QVERIFY(guide.findChild<QTextBrowser*>("guideText")->toPlainText().contains("/nonexistent/guide"));
    QCOMPARE(guide.findChild<QListWidget*>("guidePages")->count(), 0);
}

}

QTEST_MAIN(labour::GuideTest)
#include "guide_test.moc"
