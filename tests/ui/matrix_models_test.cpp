// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_html.h"
#include "core/report/grade_sign.h"
#include "tests/ui/made_table.h"
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/matrix/cell_painter.h"
#include "ui/matrix/culprit_checks.h"
#include "ui/matrix/figure_list.h"
#include "ui/matrix/matrix_filter.h"
#include "ui/matrix/matrix_model.h"
#include "ui/matrix/matrix_picture.h"
#include "ui/matrix/run_marks.h"
#include "ui/matrix/server_checks.h"
#include "ui/matrix/table_plan.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

namespace labour {

using Tester = QAbstractItemModelTester;

/// The matrix on made results.
class MatrixModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void serversAreDownAndBehavioursAcross();
    void theWorstDoseIsShownUnlessOneIsChosen();
    void repetitionsThatDisagreeAreTold();
    void defaultsStandBesideHardened();
    void rowsAreFiltered();
    void rowsAreSortedByAnyFigure();
    void figuresAreOfWhatWasMeasured();
    void resultsFillIn();
    void cellsOfOneServerAreGradedAlike();
    void otherVersionsAreLeftBehind();
    void serversThatAreLeftOutSayWhy();
    void cellsSayAllToAScreenReader();
    void gradesDifferInMoreThanColour();
    void coloursHaveContrast();
    void serversAreCheckedByGroup();
    void behavioursAreCheckedByGroup();
    void whatIsMissingIsKnown();
    void oneCellIsMeasuredAlone();
    void estimatesAreOfTheRightOrder();
    void picturesShowWhatIsOnView();
    void figuresOfEveryKindAreListed();
    void culpritsAreMarked();

private:
    static CellLook lookAt(const QAbstractItemModel& model, int row, int column)
    {
        return model.index(row, column).data(MatrixModel::LookRole).value<CellLook>();
    }
    static int rowOf(const QAbstractItemModel& model, const QString& title)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.headerData(row, Qt::Vertical).toString().startsWith(title + " "))
                return row;
        }
        return -1;
    }
};

void MatrixModelsTest::serversAreDownAndBehavioursAcross()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    table.show(test::madeTable(), {});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 3); // with the summary
    QCOMPARE(model.headerData(0, Qt::Vertical).toString(), QStringLiteral("gunicorn 1.2.3"));
    QCOMPARE(model.headerData(1, Qt::Vertical).toString(), QStringLiteral("gunicorn:hardened 1.2.3"));
    QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QStringLiteral("SIGSEGV"));
    QCOMPARE(lookAt(model, 0, 2).grade, std::optional(Grade::Wedged));
    QCOMPARE(lookAt(model, 0, 2).text, QStringLiteral("wedged"));
    QCOMPARE(lookAt(model, 1, 1).grade, std::optional(Grade::Unharmed));
    QVERIFY(lookAt(model, 2, 2).state == CellState::Pending);
    QCOMPARE(lookAt(model, 0, 0).grade, std::optional(Grade::Wedged));
    QCOMPARE(lookAt(model, 0, 0).more, QStringLiteral("1 of 2"));
    QVERIFY(model.index(0, 2).data(Qt::ToolTipRole).toString().contains("150 of 400 innocents failed"));
    QVERIFY(model.index(0, 2).data(Qt::ToolTipRole).toString().contains("pool (2)"));
    QCOMPARE(model.indexOf(test::madeResult("gunicorn:hardened", "SIGSEGV", Grade::Died).cell), model.index(1, 2));
}

void MatrixModelsTest::theWorstDoseIsShownUnlessOneIsChosen()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    table.show(test::madeTable(), {});
    QCOMPARE(model.doses(), QStringList({ "1", "pool" }));
    QCOMPARE(model.measurementsAt(model.index(0, 2)).size(), 2);
    model.setDose("1");
    QCOMPARE(lookAt(model, 0, 2).grade, std::optional(Grade::Recovered));
    QCOMPARE(model.measurementsAt(model.index(0, 2)).size(), 1);
    model.setDose("pool");
    QCOMPARE(lookAt(model, 0, 2).grade, std::optional(Grade::Wedged));
}

void MatrixModelsTest::repetitionsThatDisagreeAreTold()
{
    DurabilityReport report = test::emptyTable();
    for (int repetition = 1; repetition <= 3; ++repetition) {
        DurabilityResult result =
            test::madeResult("wsgiref", "SIGSEGV", repetition == 2 ? Grade::Recovered : Grade::Died);
        result.cell.repetition = repetition;
        report.results.append(result);
    }
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    table.show(report, {});
    QCOMPARE(lookAt(model, 2, 2).grade, std::optional(Grade::Died));
    QCOMPARE(lookAt(model, 2, 2).more, QStringLiteral("2 of 3"));
}

void MatrixModelsTest::defaultsStandBesideHardened()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    table.show(test::madeTable(), {});
    model.setArrangement(MatrixModel::Arrangement::DefaultBesideHardened);
    QCOMPARE(model.rowCount(), 1); // wsgiref has nothing to harden with
    QCOMPARE(model.columnCount(), 5);
    QCOMPARE(model.headerData(3, Qt::Horizontal).toString(), QStringLiteral("SIGSEGV\ndefault"));
    QCOMPARE(model.headerData(4, Qt::Horizontal).toString(), QStringLiteral("SIGSEGV\nhardened"));
    QCOMPARE(lookAt(model, 0, 3).grade, std::optional(Grade::Wedged));
    QCOMPARE(lookAt(model, 0, 4).grade, std::optional(Grade::Degraded));
    QCOMPARE(textOf(model.serverAt(model.index(0, 4))), QStringLiteral("gunicorn:hardened"));
}

void MatrixModelsTest::rowsAreFiltered()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    MatrixFilter filter(model);
    const Tester tester(&filter, Tester::FailureReportingMode::QtTest);
    table.show(test::madeTable(), {});
    QCOMPARE(filter.rowCount(), 3);
    QVERIFY(model.concurrencyClasses().contains("single"));
    filter.setConcurrency("single");
    QVERIFY(rowOf(filter, "wsgiref") >= 0 && rowOf(filter, "gunicorn:hardened") < 0);
    filter.setConcurrency({});
    filter.setVariant("hardened");
    QCOMPARE(filter.rowCount(), 1);
    QVERIFY(rowOf(filter, "gunicorn:hardened") >= 0);
}

void MatrixModelsTest::rowsAreSortedByAnyFigure()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    MatrixFilter filter(model);
    table.show(test::madeTable(), {});
    const auto names = [&filter] {
        QStringList titles;
        for (int row = 0; row < filter.rowCount(); ++row)
            titles.append(filter.headerData(row, Qt::Vertical).toString().section(' ', 0, 0));
        return titles;
    };
    filter.sort(2, Qt::DescendingOrder); // the worst first, and what was not measured last
    QCOMPARE(names(), QStringList({ "gunicorn", "gunicorn:hardened", "wsgiref" }));
    filter.sort(2, Qt::AscendingOrder);
    QCOMPARE(names(), QStringList({ "gunicorn:hardened", "gunicorn", "wsgiref" }));
    for (const MatrixFigure& figure : matrixFigures()) {
        model.setFigure(figure);
        filter.sort(2, Qt::DescendingOrder);
        QCOMPARE(names().last(), QStringLiteral("wsgiref"));
        QVERIFY(!figure.title.isEmpty() && !figure.help.isEmpty());
    }
    filter.sort(-1);
    QCOMPARE(names(), QStringList({ "gunicorn", "gunicorn:hardened", "wsgiref" }));
}

void MatrixModelsTest::figuresAreOfWhatWasMeasured()
{
    DurabilityResult result = test::madeResult("gunicorn", "LeakMemory", Grade::Recovered);
    result.verdict.stormP99Ms = 120;
    result.workersStarted = 3;
    result.stop.leftovers.push_back({ 99, "sleep 60" });
    result.stop.files.emplace_back("/tmp/left");
    const auto shown = [&result](const QString& name) -> QString {
        for (const MatrixFigure& figure : matrixFigures()) {
            if (name == QLatin1String(figure.name)) {
                const std::optional<double> value = worstValue({ &result }, figure);
                return value ? figure.text(*value) : QStringLiteral("none");
            }
        }
        return QStringLiteral("no such figure");
    };
    QCOMPARE(shown("stormP99"), QStringLiteral("120 ms"));
    QCOMPARE(shown("recoveryP99"), QStringLiteral("over the timeout"));
    QCOMPARE(shown("workersStarted"), QStringLiteral("3"));
    QCOMPARE(shown("leftovers"), QStringLiteral("2"));
    QCOMPARE(shown("lostToRecycling"), QStringLiteral("none"));
    result.cell.isLeak = true;
    result.leak.emplace();
    result.leak->recycling.requestsLost = 4;
    QCOMPARE(shown("lostToRecycling"), QStringLiteral("4"));
    QCOMPARE(shown("leftovers"), QStringLiteral("none")); // of the other cells
}

void MatrixModelsTest::resultsFillIn()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    table.show(test::emptyTable(), {});
    QVERIFY(lookAt(model, 2, 2).state == CellState::Pending);
    DurabilityResult result = test::madeResult("wsgiref", "SIGSEGV", Grade::Died);
    table.setUnderWay(result.cell.label(), "storm");
    QVERIFY(lookAt(model, 2, 2).state == CellState::UnderWay);
    QCOMPARE(lookAt(model, 2, 2).text, QStringLiteral("storm"));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    table.take(result, test::recordOf(test::crashingRecording(1)));
    table.setUnderWay({}, {});
    QVERIFY(changes.size() > 0);
    QVERIFY(lookAt(model, 2, 2).state == CellState::Measured);
    QCOMPARE(lookAt(model, 2, 2).grade, std::optional(Grade::Died));
    QVERIFY(table.recordOf(result.cell));
    result.verdict.grade = Grade::Wedged;
    table.take(result, nullptr); // measured again
    QCOMPARE(table.report().results.size(), 1);
    QCOMPARE(lookAt(model, 2, 2).grade, std::optional(Grade::Wedged));
    QVERIFY(!table.recordOf(result.cell));
    result.failure = "it was stopped before its time";
    table.take(result, nullptr);
    QVERIFY(lookAt(model, 2, 2).state == CellState::Failed);
    QVERIFY(model.index(2, 2).data(Qt::ToolTipRole).toString().contains("stopped before its time"));
}

/// By the baselines of all of them, whichever came last: on view, and in what is written.
void MatrixModelsTest::cellsOfOneServerAreGradedAlike()
{
    const auto measured = [](const char* server, const char* behaviour, int innocents, double latencyMs) {
        DurabilityResult result = test::madeResult(server, behaviour, Grade::Degraded);
        result.verdict.slow = 40;
        result.seen.slowMs = 250;
        result.baseline.sent = static_cast<std::uint64_t>(innocents);
        result.baseline.latenciesMs.assign(static_cast<std::size_t>(innocents), latencyMs);
        gradeBy(result.verdict, result.baseline, 250); // as when it was measured alone
        return result;
    };
    const auto gradedBy = [](const DurabilityReport& report) {
        QStringList sent;
        const QJsonArray results = QJsonDocument::fromJson(durabilityJson(report)).object()["results"].toArray();
        for (const QJsonValue& result : results)
            sent.append(result["server"].toString() + ' ' + QString::number(result["graded_by"]["sent"].toInt()));
        return sent;
    };
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    table.show(test::emptyTable(), {});
    table.take(measured("wsgiref", "SIGSEGV", 200, 2), nullptr);
    table.take(measured("gunicorn", "SIGSEGV", 150, 2), nullptr);
    QCOMPARE(lookAt(model, 2, 2).grade, std::optional(Grade::Degraded));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    table.take(measured("wsgiref", "PlainResponse", 300, 400), nullptr);
    QCOMPARE(gradedBy(table.report()), QStringList({ "wsgiref 500", "gunicorn 150", "wsgiref 500" }));
    QCOMPARE(lookAt(model, 2, 2).grade, std::optional(Grade::Unharmed)); // innocents are slow there in peace too
    QVERIFY(changes.first().at(0).toModelIndex().column() <= 2 && changes.first().at(1).toModelIndex().column() >= 2);
    table.take(measured("wsgiref", "PlainResponse", 100, 2), nullptr); // again
    QCOMPARE(gradedBy(table.report()), QStringList({ "wsgiref 300", "gunicorn 150", "wsgiref 300" }));
    QCOMPARE(lookAt(model, 2, 2).grade, std::optional(Grade::Degraded));
}

void MatrixModelsTest::otherVersionsAreLeftBehind()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    MatrixFilter filter(model);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    table.show(test::madeTable(), {});
    filter.sort(2, Qt::DescendingOrder);
    QSignalSpy left(&table, &LiveTable::versionLeft);
    DurabilityResult result = test::madeResult("gunicorn", "SIGSEGV", Grade::Died);
    table.take(result, nullptr);
    QCOMPARE(left.size(), 0);
    result.server.version = "2.0";
    table.take(result, test::recordOf(test::crashingRecording(1)));
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first(), QVariantList({ "gunicorn", "1.2.3", "2.0" }));
    QCOMPARE(model.headerData(0, Qt::Vertical).toString(), QStringLiteral("gunicorn 2.0"));
    QCOMPARE(lookAt(model, 0, 2).grade, std::optional(Grade::Died));
    QCOMPARE(model.measurementsAt(model.index(0, 2)).size(), 1);
    QVERIFY(table.recordOf(result.cell));
    for (int column = 1; column <= 2; ++column)
        QVERIFY(lookAt(model, 1, column).state == CellState::Pending); // hardened is the same server
    QVERIFY(lookAt(model, 0, 1).state == CellState::Pending);
    QCOMPARE(lookAt(model, 2, 1).grade, std::optional(Grade::Unharmed)); // wsgiref is another
    table.leaveOtherVersions("gunicorn", "3.0");
    QVERIFY(lookAt(model, 0, 2).state == CellState::Pending);
    QCOMPARE(table.report().results.size(), 2);
}

void MatrixModelsTest::serversThatAreLeftOutSayWhy()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    table.show(test::emptyTable(), {});
    table.setSkipped({ { test::emptyTable().plan.servers.first(), "wsgiref is not installed: no python3" } });
    QVERIFY(lookAt(model, 2, 1).state == CellState::Skipped);
    QVERIFY(model.index(2, 1).data(Qt::ToolTipRole).toString().contains("no python3"));
}

void MatrixModelsTest::cellsSayAllToAScreenReader()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    table.show(test::madeTable(), {});
    model.setFigure(matrixFigures().at(1));
    QCOMPARE(model.index(0, 2).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("gunicorn, SIGSEGV, wedged, 150, 1 of 2"));
    QVERIFY(model.index(2, 2).data(Qt::AccessibleTextRole).toString().contains("not measured yet"));
}

/// Drawn in black and white, and without its letter, every grade is still another picture.
void MatrixModelsTest::gradesDifferInMoreThanColour()
{
    QList<QImage> shapes;
    QString letters;
    for (const Grade grade : allGrades()) {
        letters += signOf(grade).letter;
        QVERIFY(!meaningOf(grade).isEmpty());
        QImage image(24, 24, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        CellPainter(Theme::Light, painter).drawSign({ 2, 12 }, 20, grade);
        painter.end();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                image.setPixelColor(x, y, image.pixelColor(x, y).lightness() < 200 ? Qt::black : Qt::white);
        }
        QVERIFY(!shapes.contains(image));
        shapes.append(image);
    }
    QCOMPARE(QSet<QChar>(letters.begin(), letters.end()).size(), letters.size());
}

void MatrixModelsTest::coloursHaveContrast()
{
    for (const Theme theme : { Theme::Light, Theme::Dark }) {
        for (const Grade grade : allGrades()) {
            const QColor ground = CellPainter::groundOf(grade, theme);
            const QByteArray name = signOf(grade).onLight.toLatin1();
            QVERIFY2(contrast(CellPainter::colourOf(grade, theme), ground) >= 3, name);
            QVERIFY2(contrast(plotColours(theme).cursor, ground) >= 7, name);
            QVERIFY2(contrast(plotColours(theme).text, ground) >= 4.5, name);
        }
    }
}

void MatrixModelsTest::serversAreCheckedByGroup()
{
    ServerModel servers(test::shippedCatalogue());
    ServerChecks checks(servers);
    const Tester tester(&checks, Tester::FailureReportingMode::QtTest);
    checks.setChecked(*serversFromText("wsgiref"));
    QCOMPARE(checks.checked().size(), 1);
    const QModelIndex wsgiref = checks.mapFromSource(servers.indexOf({ "wsgiref", "default", {} }));
    QCOMPARE(wsgiref.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    const QModelIndex group = wsgiref.parent();
    QCOMPARE(group.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::PartiallyChecked));
    QVERIFY(checks.setData(group, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(checks.checked().size(), checks.rowCount(group));
    QCOMPARE(group.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    servers.setAvailability({ { "wsgiref", { false, "no python3", {} } } });
    QVERIFY(!checks.checked().contains({ "wsgiref", "default", {} })); // what is not here cannot be measured
    QVERIFY(!checks.available({ "default" }).contains({ "wsgiref", "default", {} }));
    QVERIFY(checks.setData(group, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(checks.checked().isEmpty());
}

void MatrixModelsTest::behavioursAreCheckedByGroup()
{
    CulpritChecks checks(*test::shippedCatalogue());
    checks.setChecked(*culpritsOf(originalBehaviours(), *test::shippedCatalogue()));
    QCOMPARE(checks.checked().size(), 6);
    const QModelIndex ends = checks.index(0, 0);
    QCOMPARE(ends.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::PartiallyChecked));
    QSignalSpy told(&checks, &CulpritChecks::checksChanged);
    QVERIFY(checks.setData(ends, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(told.size(), 1);
    QCOMPARE(checks.checked().size(), 5 + checks.rowCount(ends));
    QVERIFY(checks.setData(checks.index(0, 0, ends), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(ends.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::PartiallyChecked));
}

void MatrixModelsTest::whatIsMissingIsKnown()
{
    const DurabilityReport report = test::madeTable();
    const Catalogue& catalogue = *test::shippedCatalogue();
    const Result<DurabilityPlan> plan = planToGoOnWith(report, catalogue);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error()));
    QVERIFY(!plan->measuresLeaks);
    const QList<DurabilityCell> all = cellsOf(*plan, catalogue);
    QVERIFY(missingCells(*plan, test::emptyTable(), catalogue).size() == all.size());
    const QList<DurabilityCell> missing = missingCells(*plan, report, catalogue);
    for (const DurabilityCell& cell : missing)
        QVERIFY2(cell.server.name == "wsgiref" || cell.isPool, qPrintable(cell.label()));
    DurabilityReport skipping = report;
    skipping.skipped.append({ report.plan.servers.first(), "gone" });
    QVERIFY(missingCells(*plan, skipping, catalogue).size() < missing.size());
    DurabilityReport strange = report;
    strange.plan.servers = *serversFromText("nobody");
    QVERIFY(!planToGoOnWith(strange, catalogue));
}

void MatrixModelsTest::oneCellIsMeasuredAlone()
{
    const Catalogue& catalogue = *test::shippedCatalogue();
    DurabilityReport report = test::madeTable();
    report.plan.culprits = *mixFromTexts({ "culprit:LeakMemory", "culprit:SIGSEGV" });
    report.plan.repetitions = 2;
    report.plan.settings.onlyFirstBaseline = false;
    const DurabilityPlan plan = *planToGoOnWith(report, catalogue);
    const auto measured = [&](const DurabilityCell& cell) {
        QStringList labels;
        for (const DurabilityCell& each : cellsOf(planOfCell(plan, cell), catalogue))
            labels.append(each.label());
        return labels;
    };
    for (const DurabilityCell& cell : cellsOf(plan, catalogue)) {
        const QStringList labels = measured(cell);
        QVERIFY2(labels.contains(cell.label()), qPrintable(cell.label() + " not in " + labels.join(", ")));
        QCOMPARE(labels.size(), cell.isLeak ? 1 : 2);
    }
}

void MatrixModelsTest::estimatesAreOfTheRightOrder()
{
    // What labour durability --servers all --quick took for the sixteen servers of Debian: 12 min 45 s.
    const Catalogue& catalogue = *test::shippedCatalogue();
    DurabilityPlan plan;
    plan.servers = *serversFromText("aiohttp-wsgi,cherrypy,daphne,eventlet,gevent,gunicorn,hypercorn,mod_wsgi,paste,"
                                    "tornado,twisted,uvicorn,uwsgi,waitress,werkzeug,wsgiref");
    plan.culprits = *culpritsOf(originalBehaviours(), catalogue);
    plan.doses = *dosesFromText("1");
    plan.measuresLeaks = false;
    plan.settings.onlyFirstBaseline = true;
    plan = *checkedPlan(plan, catalogue);
    const double estimate = estimatedS(cellsOf(plan, catalogue), plan.settings, catalogue);
    QVERIFY2(estimate > 765 * 0.6 && estimate < 765 * 1.6, qPrintable(QString::number(estimate)));
    QVERIFY(tableSentence(plan, catalogue).contains("16 servers × 6 behaviours"));
    QCOMPARE(aboutText(20), QStringLiteral("less than a minute"));
    QCOMPARE(aboutText(700), QStringLiteral("about 12 min"));
    QCOMPARE(aboutText(2 * 3600 + 125), QStringLiteral("about 2 h 2 min"));
}

void MatrixModelsTest::picturesShowWhatIsOnView()
{
    LiveTable table;
    MatrixModel model(table, test::shippedCatalogue());
    table.show(test::madeTable(), {});
    const MatrixCaption caption = captionOf(table.report());
    for (const char* what : { "a CPU", "6.1", "1,pool", "seed 7", "50 innocents a second", "not whole", "Labour" })
        QVERIFY2(caption.provenance.contains(what), qPrintable(caption.provenance));
    const QImage image = matrixImage(model, caption);
    QCOMPARE(image.text("Description"), caption.provenance);
    for (const Grade grade : { Grade::Unharmed, Grade::Degraded, Grade::Wedged }) {
        const QRgb wanted = CellPainter::groundOf(grade, Theme::Light).rgb();
        bool isThere = false;
        for (int y = 0; y < image.height() && !isThere; ++y) {
            for (int x = 0; x < image.width() && !isThere; ++x)
                isThere = image.pixel(x, y) == wanted;
        }
        QVERIFY(isThere);
    }
    const QByteArray svg = matrixSvg(model, caption);
    QXmlStreamReader reader(svg);
    QString words;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::Characters)
            words += reader.text().toString() + " ";
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const char* what : { "gunicorn:hardened 1.2.3", "SIGSEGV", "wedged", "a CPU" })
        QVERIFY2(words.contains(what), qPrintable(QString::fromLatin1(what) + " in " + words));
}

void MatrixModelsTest::figuresOfEveryKindAreListed()
{
    DurabilityResult result = test::madeResult("gunicorn", "LeakMemory", Grade::Wedged);
    result.cell.isLeak = true;
    result.leak.emplace();
    result.leak->bytesPerCulprit = 1024 * 1024;
    result.stop.leftovers.push_back({ 99, "sleep 60" });
    QString all;
    for (const auto& [name, value] : figureList(result))
        all += name + ": " + value + "\n";
    for (const char* what :
        { "wedged", "400 sent, 150 failed", "never", "1 MiB", "process 99 (sleep 60)", "1 × closed" })
        QVERIFY2(all.contains(QString::fromUtf8(what)), qPrintable(all));
    result.failure = "it did not start";
    QCOMPARE(figureList(result).size(), 1);
}

void MatrixModelsTest::culpritsAreMarked()
{
    const std::vector<Mark> marks = culpritMarks(test::crashingRecording(2));
    QCOMPARE(marks.size(), std::size_t { 2 });
    QVERIFY2(marks.front().text.contains("closed"), qPrintable(marks.front().text));
}

}

QTEST_MAIN(labour::MatrixModelsTest)
#include "matrix_models_test.moc"
