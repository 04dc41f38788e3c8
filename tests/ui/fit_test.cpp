// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/long_language.h"
#include "tests/ui/made_table.h"
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/charts/chart_stack.h"
#include "ui/charts/time_navigator.h"
#include "ui/comparison/comparison_page.h"
#include "ui/matrix/cell_detail.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_view.h"
#include "ui/plan/load_edits.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/message_bar.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QActionGroup>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace labour {

namespace {

QString nameOf(const QWidget& widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className());
    for (const QWidget* each = &widget; each; each = each->parentWidget()) {
        if (!each->objectName().isEmpty())
            return name + QStringLiteral(" in ") + each->objectName();
    }
    return name;
}

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

/// What is wrong with how a text is shown; empty if nothing.
QString cutOff(const QLabel& label)
{
    if (label.text().isEmpty() || !label.pixmap(Qt::ReturnByValue).isNull())
        return {};
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        return label.height() >= needed
            ? QString()
            : QStringLiteral("%1 px high where %2 are needed").arg(label.height()).arg(needed);
    }
    const int needed = label.sizeHint().width();
    return label.width() >= needed ? QString()
                                   : QStringLiteral("%1 px wide where %2 are needed").arg(label.width()).arg(needed);
}

QString cutOff(const QAbstractButton& button)
{
    if (button.text().isEmpty() || button.inherits("QDockWidgetTitleButton"))
        return {};
    if (const auto* tool = qobject_cast<const QToolButton*>(&button);
        tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
        return {};
    const int needed = std::min(button.sizeHint().width(), button.minimumSizeHint().width());
    return button.width() >= needed ? QString()
                                    : QStringLiteral("%1 px wide where %2 are needed").arg(button.width()).arg(needed);
}

/// A tab may be out of sight behind the bar's arrows, but not shortened without a word.
void findCutTabs(const QTabBar& bar, QStringList& found)
{
    for (int tab = 0; tab < bar.count(); ++tab) {
        const int needed = bar.fontMetrics().horizontalAdvance(withoutMnemonic(bar.tabText(tab)));
        const QRect rect = bar.tabRect(tab);
        if (rect.width() < needed && bar.tabToolTip(tab) != bar.tabText(tab))
            found.append(QStringLiteral("%1: the tab “%2”, %3 px wide where %4 are needed")
                             .arg(nameOf(bar), bar.tabText(tab))
                             .arg(rect.width())
                             .arg(needed));
    }
}

void findCutHeaders(const QHeaderView& header, QStringList& found)
{
    if (header.orientation() != Qt::Horizontal || !header.model())
        return;
    for (int section = 0; section < header.count(); ++section) {
        const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
        const int needed = header.fontMetrics().horizontalAdvance(text);
        const bool hasTip = !header.model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty();
        if (!header.isSectionHidden(section) && header.sectionSize(section) < needed && !hasTip)
            found.append(QStringLiteral("%1: the header “%2”, %3 px wide where %4 are needed")
                             .arg(nameOf(header), text)
                             .arg(header.sectionSize(section))
                             .arg(needed));
    }
}

/// Neither hidden nor behind another tab.
bool isSeen(const QWidget& widget)
{
    QRect part = widget.rect();
    for (const QWidget* each = &widget; !each->isWindow(); each = each->parentWidget())
        part = part.translated(each->pos()).intersected(each->parentWidget()->rect());
    return widget.isVisible() && !part.isEmpty();
}

/// What is told in one line that may be shortened, but need not be where the language is as long as it is.
QStringList shortened(const QWidget& window)
{
    QStringList found;
    for (const auto* label : window.findChildren<ElidedLabel*>()) {
        const bool givesWay = label->objectName() == QLatin1String("when"); // to the legend beside it
        if (isSeen(*label) && !givesWay && label->width() < label->sizeHint().width())
            found.append(QStringLiteral("%1: “%2”, %3 px wide where %4 are needed")
                             .arg(nameOf(*label), label->toolTip())
                             .arg(label->width())
                             .arg(label->sizeHint().width()));
    }
    return found;
}

template <typename Control>
QStringList cutOffWithin(const QWidget& within)
{
    QStringList found;
    for (const Control* control : within.findChildren<Control*>()) {
        if (!isSeen(*control))
            continue;
        const QString what = cutOff(*control);
        if (!what.isEmpty())
            found.append(QStringLiteral("%1: “%2”, %3").arg(nameOf(*control), control->text(), what));
    }
    return found;
}

/// Once all is where it belongs.
void findOnceSettled(const QWidget& within, QStringList (*find)(const QWidget&), QStringList& found)
{
    if (!QTest::qWaitFor([&] { return find(within).isEmpty(); }, 500))
        found += find(within);
}

bool isWithin(const QWidget& control, const char* className)
{
    for (const QWidget* each = control.parentWidget(); each; each = each->parentWidget()) {
        if (each->inherits(className))
            return true;
    }
    return false;
}

/// What is not where people could see it, or could not be brought there by scrolling.
QStringList outOfSight(const QWidget& window)
{
    QStringList found;
    for (const QWidget* control : window.findChildren<QWidget*>()) {
        if (!control->isVisible() || control->window() != &window || control->focusPolicy() == Qt::NoFocus
            || control->objectName().startsWith("qt_") || control->inherits("QTabBar"))
            continue;
        const QRect place(control->mapTo(&window, QPoint()), control->size());
        const bool isBehindTab = !isSeen(*control) && isWithin(*control, "QDockWidget");
        const bool isThere = isSeen(*control) && window.rect().contains(place);
        if (!isThere && !isBehindTab && !isWithin(*control, "QAbstractScrollArea"))
            found.append(QStringLiteral("%1 is out of sight").arg(nameOf(*control)));
    }
    for (const auto* extension : window.findChildren<QToolButton*>("qt_toolbar_ext_button")) {
        if (extension->isVisible())
            found.append("part of the toolbar is behind its arrow");
    }
    return found;
}

/// What the Tab key does not come to.
void findUntabbed(QWidget& window, QStringList& found)
{
    QSet<const QWidget*> visited;
    window.activateWindow();
    QWidget* first = window.nextInFocusChain();
    while (first != &window && !(first->isVisible() && first->isEnabled() && first->focusPolicy() & Qt::TabFocus))
        first = first->nextInFocusChain();
    first->setFocus();
    for (int presses = 0; presses < 400; ++presses) {
        QWidget* focus = QApplication::focusWidget();
        if (!focus || focus->window() != &window)
            break;
        visited.insert(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
        if (QApplication::focusWidget() == first)
            break;
        if (QApplication::focusWidget() == focus) {
            found.append(QStringLiteral("%1 does not let the Tab key go").arg(nameOf(*focus)));
            break;
        }
    }
    for (const QWidget* control : window.findChildren<QWidget*>()) {
        const bool isReachable = isSeen(*control) && control->isEnabled() && control->window() == &window
            && control->focusPolicy() & Qt::TabFocus && !control->focusProxy();
        if (isReachable && !visited.contains(control) && !control->objectName().startsWith("qt_"))
            found.append(QStringLiteral("%1 is not reached by the Tab key").arg(nameOf(*control)));
    }
}

void examine(const QWidget& window, QStringList& found)
{
    const auto fits = [&window] {
        const QSize least = window.minimumSizeHint();
        return window.width() >= least.width() && window.height() >= least.height();
    };
    if (!QTest::qWaitFor(fits, 2000)) // with whoever manages windows
        found.append(nameOf(window) + " is smaller than it may be");
    QCoreApplication::processEvents();
    findOnceSettled(window, cutOffWithin<QLabel>, found);
    findOnceSettled(window, cutOffWithin<QAbstractButton>, found);
    for (const QTabBar* bar : window.findChildren<QTabBar*>()) {
        if (isSeen(*bar))
            findCutTabs(*bar, found);
    }
    for (const QHeaderView* header : window.findChildren<QHeaderView*>()) {
        if (isSeen(*header))
            findCutHeaders(*header, found);
    }
    findOnceSettled(window, outOfSight, found);
}

/// Every page of every tab widget, one after the other.
void examinePages(QWidget& window, QStringList& found)
{
    examine(window, found);
    for (QTabWidget* pages : window.findChildren<QTabWidget*>()) {
        const int before = pages->currentIndex();
        for (int page = 0; page < pages->count() && pages->isVisible(); ++page) {
            pages->setCurrentIndex(page);
            examine(window, found);
        }
        pages->setCurrentIndex(before);
    }
}

/// The same in front of each dock.
void examineAll(QWidget& window, QStringList& found)
{
    examinePages(window, found);
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        dock->raise();
        examinePages(window, found);
    }
}

void findGrown(const QWidget& window, const QSize& wanted, QStringList& found)
{
    if (window.width() > wanted.width() || window.height() > wanted.height())
        found.append(QStringLiteral("the window has become %1 × %2").arg(window.width()).arg(window.height()));
}

/// The size and the language of a row of theWindowFits_data(), of which the latter is spoken for as long as this lives.
class Surroundings
{
public:
    Surroundings()
        : m_size(*static_cast<const QSize*>(QTest::qData("size", QMetaType::QSize)))
        , m_isLong(*static_cast<const bool*>(QTest::qData("isLong", QMetaType::Bool)))
    {
        if (m_isLong)
            QCoreApplication::installTranslator(&m_language);
    }
    ~Surroundings() { QCoreApplication::removeTranslator(&m_language); }
    Q_DISABLE_COPY_MOVE(Surroundings)

    const QSize& size() const { return m_size; }
    /// Also where the screen is smaller, on which it would be maximised.
    void give(QWidget& window) const
    {
        window.setWindowState(window.windowState() & ~Qt::WindowMaximized);
        window.resize(m_size);
    }
    bool isLong() const { return m_isLong; }

private:
    QSize m_size;
    bool m_isLong;
    test::LongLanguage m_language;
};

}

/// No text is cut off, and no control out of reach, on small and large screens and in a language that is longer.
class FitTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void theWindowFits_data();
    void theWindowFits();
    void aRunOnViewFits_data() { theWindowFits_data(); }
    void aRunOnViewFits();
    void aMatrixOnViewFits_data() { theWindowFits_data(); }
    void aMatrixOnViewFits();
    void aComparisonOnViewFits_data() { theWindowFits_data(); }
    void aComparisonOnViewFits();
    void dialogsFit_data() { theWindowFits_data(); }
    void dialogsFit();
    void everyTextIsTranslated();
    void everyControlSaysWhatItIsFor();
};

void FitTest::theWindowFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isLong");
    for (const QSize& size : { QSize(1280, 800), QSize(1920, 1080) }) {
        const QByteArray name = QByteArray::number(size.width()) + 'x' + QByteArray::number(size.height());
        QTest::newRow(name.constData()) << size << false;
        QTest::newRow((name + ", long").constData()) << size << true;
    }
}

void FitTest::theWindowFits()
{
    const Surroundings around;
    test::Workbench bench;
    MainWindow& window = bench.window();
    around.give(window);
    QVERIFY(bench.show());
    QTRY_VERIFY(window.actions().run.isEnabled());
    window.document().setPlanned("gunicorn", "sync", true);
    window.document().addBehaviour("SIGSEGV");
    QVERIFY2(window.width() <= around.size().width() && window.height() <= around.size().height(),
        qPrintable(QStringLiteral("%1 × %2").arg(window.width()).arg(window.height())));
    QStringList found;
    examineAll(window, found);
    for (QAction* view : window.actions().views->actions()) {
        view->trigger();
        examine(window, found);
    }
    window.actions().showRun.trigger();
    findUntabbed(window, found);
    findGrown(window, around.size(), found);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

/// Zoomed into, with all charts there are, phases, and a message above it.
void FitTest::aRunOnViewFits()
{
    const Surroundings around;
    test::Workbench bench(test::shippedCatalogue(), test::Workbench::Start::First);
    MainWindow& window = bench.window();
    around.give(window);
    QVERIFY(bench.show());
    QTRY_VERIFY(window.actions().run.isEnabled());
    QStringList found;
    if (!around.isLong())
        findOnceSettled(window, shortened, found); // the invitation
    window.document().setLoad(withStorm(window.document().plan().load), { QStringLiteral("phases") });
    for (QAction* choice : window.charts().choices()) {
        if (!choice->isChecked())
            choice->trigger();
    }
    window.run().show(test::recordOf(test::crashingRecording(20)));
    QTRY_VERIFY(window.charts().time().view().whole().to > 19);
    window.charts().time().zoomTo({ 1.7, 12.3 });
    QTRY_VERIFY(window.charts().time().view().isZoomed());
    auto* message = bench.control<MessageBar>("messageBar");
    message->show(MessageBar::Kind::Warning,
        QStringLiteral("gunicorn:sync ended after 12.3 s, and what it said is in its log."),
        QStringLiteral("Segmentation fault"));
    message->offer({ &window.actions().showComparison });
    examineAll(window, found);
    if (!around.isLong())
        findOnceSettled(window, shortened, found);
    findUntabbed(window, found);
    findGrown(window, around.size(), found);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

/// With its set-up, and with a cell.
void FitTest::aMatrixOnViewFits()
{
    const Surroundings around;
    test::Workbench bench;
    MainWindow& window = bench.window();
    around.give(window);
    QVERIFY(bench.show());
    bench.files().next = bench.path("table.json");
    QFile file(bench.files().next);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(durabilityJson(test::madeTable())) > 0);
    file.close();
    window.actions().showMatrix.trigger();
    window.matrix().actions().open.trigger();
    QTRY_VERIFY(!window.matrix().table().isEmpty());
    QStringList found;
    examinePages(window, found);
    window.matrix().actions().setUp.setChecked(true);
    examinePages(window, found);
    findUntabbed(window, found);
    window.matrix().actions().setUp.setChecked(false);
    auto* view = bench.control<MatrixView>("matrix");
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 1)).center());
    QTRY_VERIFY(window.matrix().detail().isVisible());
    examinePages(window, found);
    findUntabbed(window, found);
    findGrown(window, around.size(), found);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void FitTest::aComparisonOnViewFits()
{
    const Surroundings around;
    test::Workbench bench;
    MainWindow& window = bench.window();
    around.give(window);
    QVERIFY(bench.show());
    window.comparison().compare(
        { test::recordOf(test::crashingRecording(20)), test::recordOf(test::crashingRecording(12)) });
    QTRY_VERIFY(window.comparison().figures().rowCount() > 0);
    QStringList found;
    for (const char* view : { "viewOverlay", "viewSideBySide", "viewPercentiles", "viewDistribution" }) {
        bench.control<QToolButton>(view)->click();
        examinePages(window, found);
        findUntabbed(window, found);
    }
    findGrown(window, around.size(), found);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

void FitTest::dialogsFit()
{
    const Surroundings around;
    test::Workbench bench;
    around.give(bench.window());
    QVERIFY(bench.show());
    QStringList found;
    WindowActions& actions = bench.window().actions();
    for (QAction* action : { &actions.preferences, &actions.shortcuts, &actions.about }) {
        action->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        QTRY_VERIFY(dialog->isActiveWindow());
        if (dialog->width() > around.size().width() || dialog->height() > around.size().height())
            found.append(
                QStringLiteral("%1 is %2 × %3").arg(action->objectName()).arg(dialog->width()).arg(dialog->height()));
        examinePages(*dialog, found);
        findUntabbed(*dialog, found);
        dialog->close();
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
}

/// What people read goes through tr(), but for names that are the same in all languages.
void FitTest::everyTextIsTranslated()
{
    test::LongLanguage language;
    QCoreApplication::installTranslator(&language);
    test::Workbench bench;
    QVERIFY(bench.show());
    QStringList plain;
    for (const QLabel* label : bench.window().findChildren<QLabel*>()) {
        const bool isWord = label->isVisible() && label->text().contains(QRegularExpression("[a-z]{3,} [a-z]{3,}"));
        if (isWord && !label->text().contains(QChar(u'Å')))
            plain.append(QStringLiteral("%1: “%2”").arg(nameOf(*label), label->text()));
    }
    for (const QAbstractButton* button : bench.window().findChildren<QAbstractButton*>()) {
        const bool isWord = button->isVisible() && button->text().contains(QRegularExpression("[A-Za-z]{3,}"));
        if (isWord && !button->text().contains(QRegularExpression("[ÅçÊğÑ]")))
            plain.append(QStringLiteral("%1: “%2”").arg(nameOf(*button), button->text()));
    }
    QCoreApplication::removeTranslator(&language);
    QVERIFY2(plain.isEmpty(), qPrintable(plain.join('\n')));
}

/// Each that can have the focus has a name, and help: on all pages, in all docks and in the preferences, on view or
/// not.
void FitTest::everyControlSaysWhatItIsFor()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().document().setPlanned("gunicorn", "sync", true);
    bench.window().document().setLoad(withStorm(bench.window().document().plan().load), { QStringLiteral("phases") });
    bench.window().run().show(test::recordOf(test::crashingRecording(2)));
    for (QAction* choice : bench.window().charts().choices())
        choice->setChecked(true);
    for (QToolButton* button : bench.window().findChildren<QToolButton*>("parameters"))
        button->setChecked(true);
    bench.control<QToolButton>("serverOptions")->setChecked(true);
    bench.window().actions().preferences.trigger();
    QStringList dumb;
    for (QWidget* control : QApplication::allWidgets()) {
        const bool isOwn = control->window() == &bench.window() || control->window()->parentWidget() == &bench.window();
        const bool isPart = control->objectName().startsWith("qt_") || control->focusProxy()
            || isWithin(*control, "QAbstractSpinBox") || isWithin(*control, "QComboBox")
            || isWithin(*control, "QDialogButtonBox") || control->inherits("QTabBar") || control->inherits("QMenuBar")
            || control->inherits("QMenu") || control->inherits("QDialog") || control->inherits("QMainWindow")
            || control->inherits("QScrollArea") || control->inherits("QDockWidget");
        // A label's text is its name, and the bar of tabs has buttons of its own.
        if (!isOwn || isPart || control->inherits("QLabel") || isWithin(*control, "QTabBar")
            || control->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(control);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            dumb.append(nameOf(*control) + " has no name");
        if (control->toolTip().isEmpty() && control->whatsThis().isEmpty())
            dumb.append(nameOf(*control) + " has no help");
    }
    QApplication::activeModalWidget()->close();
    dumb.removeDuplicates();
    QVERIFY2(dumb.isEmpty(), qPrintable(dumb.join('\n')));
}

}

QTEST_MAIN(labour::FitTest)
#include "fit_test.moc"
