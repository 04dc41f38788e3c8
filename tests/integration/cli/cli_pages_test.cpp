// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

using namespace labour::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What another program made of it; empty where it failed.
QByteArray madeBy(const QString& program, const QStringList& arguments, QByteArray* errors = nullptr)
{
    QProcess process;
    process.start(program, arguments);
    const bool hasEnded = process.waitForFinished(120'000);
    if (errors)
        *errors = process.readAllStandardError();
    return hasEnded && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

/// What a test looks at of a PNG file (https://www.w3.org/TR/png/): its width, and the colour of its first pixel, which
/// no filter changes. 0 and empty where it is none.
struct Picture {
    quint32 width = 0;
    QByteArray colour; ///< "ffffff"
};

Picture pictureIn(const QByteArray& png)
{
    Picture picture;
    QByteArray pixels(4, '\x7f'); // qUncompress() wants a length before them, and finds out the right one
    for (qsizetype at = 8; at + 12 <= png.size();) {
        const auto length = qFromBigEndian<quint32>(png.constData() + at);
        const QByteArray kind = png.mid(at + 4, 4);
        if (kind == "IHDR")
            picture.width = qFromBigEndian<quint32>(png.constData() + at + 8);
        else if (kind == "IDAT")
            pixels += png.mid(at + 8, length);
        at += 12 + static_cast<qsizetype>(length);
    }
    qToBigEndian<quint32>(1 << 20, pixels.data());
    picture.colour = qUncompress(pixels).mid(1, 3).toHex();
    return picture;
}

/// A browser without a network, a user's profile or a screen.
class Browser
{
public:
    static QString program() { return QStandardPaths::findExecutable("chromium"); }

    /// The document after its scripts have run.
    QByteArray documentOf(const QString& page, const QStringList& more = {})
    {
        return madeBy(program(), common() + more + QStringList { "--dump-dom", "file://" + page }, &m_errors);
    }
    /// What it complained about.
    QByteArray console() const
    {
        QByteArray lines;
        for (const QByteArray& line : m_errors.split('\n')) {
            if (line.contains("CONSOLE"))
                lines += line + '\n';
        }
        return lines;
    }
    Picture screenshotOf(const QString& page, const QString& to, const QSize& size, const QStringList& more = {})
    {
        madeBy(program(),
            common() + more
                + QStringList { "--hide-scrollbars",
                    QString("--window-size=%1,%2").arg(size.width()).arg(size.height()), "--screenshot=" + to,
                    "file://" + page },
            &m_errors);
        return pictureIn(contentOf(to));
    }
    QByteArray printed(const QString& page, const QString& to)
    {
        madeBy(program(), common() + QStringList { "--no-pdf-header-footer", "--print-to-pdf=" + to, "file://" + page },
            &m_errors);
        return contentOf(to);
    }

private:
    QStringList common() const
    {
        return { "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--v=0",
            "--user-data-dir=" + m_profile.path() };
    }

    QTemporaryDir m_profile;
    QByteArray m_errors;
};

}

/// Reports read by programs that are not Labour's: pages by a browser, Markdown by GitHub's reader of it.
class CliPagesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pagesNeedNoNetwork_data();
    void pagesNeedNoNetwork();
    void aChartIsReadByKeys();
    void comparisonsFigureTableFits();
    void pagesAreLegible_data();
    void pagesAreLegible();
    void markdownIsRead_data();
    void markdownIsRead();
    void theSameRunGivesTheSameBytes();
    void oneGoesToOutput();
    void whatCannotBeWrittenIsSaidBefore();

private:
    QString file(const QString& name) const { return m_labour.folder() + '/' + name; }
    void addPages();

    LabourProgram m_labour;
};

/// Four runs in the history, a comparison of them, and a table of two cells.
void CliPagesTest::initTestCase()
{
    const QStringList crashing { "run", "--behaviour", "PlainResponse=95", "--behaviour", "SIGSEGV=5", "--rate", "60",
        "--phases", "baseline:1s storm:2s recovery:2s", "--timeout", "1s", "--seed", "7" };
    QVERIFY(m_labour.run(crashing + QStringList { "--html", file("run.html"), "--markdown", file("run.md") }));
    QCOMPARE(m_labour.exitCode(), 0);
    QVERIFY(m_labour.output().contains("What happened"));
    QVERIFY(m_labour.run({ "run", "--requests", "60", "--test", "Plain", "--repetitions", "2", "--html",
        file("runs.html"), "--markdown", file("runs.md") }));
    QCOMPARE(m_labour.exitCode(), 0);
    QVERIFY(m_labour.run(
        { "compare", "1", "2-3", "--html", file("comparison.html"), "--markdown", file("comparison.md") }));
    QCOMPARE(m_labour.exitCode(), 0);
    QVERIFY(m_labour.run({ "durability", "--quick", "--behaviours", "PlainResponse,SIGSEGV", "--html",
                             file("durability.html"), "--markdown", file("durability.md") },
        120));
    QCOMPARE(m_labour.exitCode(), 0);
}

void CliPagesTest::addPages()
{
    if (Browser::program().isEmpty())
        QSKIP("chromium is not installed");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QByteArrayList>("drawn");
    QTest::newRow("run") << "run.html"
                         << QByteArrayList { "<path class=\"area hue-2xx\" d=\"M",
                                "<path class=\"area hue-refused\" d=\"M", "<path class=\"curve hue-p99\" d=\"M",
                                "<path class=\"curve hue-memory\" d=\"M", "<g class=\"mark hue-bad\">",
                                "the server's main process" };
    QTest::newRow("runs") << "runs.html"
                          << QByteArrayList { "<h1>2 runs</h1>", "<path class=\"curve hue-memory\" d=\"M" };
    QTest::newRow("comparison") << "comparison.html"
                                << QByteArrayList { "What differs", "not enough runs",
                                       "<path class=\"curve hue-p50\" d=\"M", "<path class=\"curve hue-p99\" d=\"M" };
    QTest::newRow("durability") << "durability.html" << QByteArrayList { "href=\"#sign-died\"", "died" };
}

void CliPagesTest::pagesNeedNoNetwork_data()
{
    addPages();
}

void CliPagesTest::pagesNeedNoNetwork()
{
    QFETCH(const QString, page);
    QFETCH(const QByteArrayList, drawn);
    const QByteArray written = contentOf(file(page));
    static const QRegularExpression load(R"((src|href)\s*=\s*"(?!#|data:)|url\(|@import|https?:)");
    QVERIFY2(!load.match(QString::fromUtf8(written)).hasMatch(),
        qPrintable(load.match(QString::fromUtf8(written)).captured(0)));
    Browser browser;
    const QByteArray document = browser.documentOf(file(page));
    QVERIFY(document.contains("</html>"));
    QCOMPARE(browser.console(), QByteArray());
    for (const QByteArray& what : drawn)
        QVERIFY2(document.contains(what), what);
    // The script has taken over from the titles.
    QCOMPARE(document.count("class=\"hit\""), 0);
    QVERIFY(!written.contains("class=\"chart\"") || written.contains("class=\"hit\""));
}

/// The last moment, by the key End; what stands there is spoken.
void CliPagesTest::aChartIsReadByKeys()
{
    if (Browser::program().isEmpty())
        QSKIP("chromium is not installed");
    QFile pressed(file("pressed.html"));
    QVERIFY(pressed.open(QIODevice::WriteOnly));
    pressed.write(
        contentOf(file("run.html"))
            .replace("</body>",
                "<script>document.querySelector('svg.chart').dispatchEvent(new KeyboardEvent('keydown', { key: 'End', "
                "cancelable: true }));</script></body>"));
    pressed.close();
    Browser browser;
    const QByteArray document = browser.documentOf(pressed.fileName());
    static const QRegularExpression spoken(R"(<div class="spoken" aria-live="polite">\d+\.\d s: 2xx \d)");
    QVERIFY(spoken.match(QString::fromUtf8(document)).hasMatch());
    QCOMPARE(browser.console(), QByteArray());
}

/// The intervals are drawn in the last column: none is to be cut off on an ordinary screen.
void CliPagesTest::comparisonsFigureTableFits()
{
    if (Browser::program().isEmpty())
        QSKIP("chromium is not installed");
    QVERIFY(m_labour.run(
        { "run", "--requests", "60", "--test", "Plain", "--repetitions", "8", "--history", file("drawn.db") }));
    QVERIFY(m_labour.run({ "compare", "1-4", "5-8", "--history", file("drawn.db"), "--html", file("drawn.html") }));
    QCOMPARE(m_labour.exitCode(), 0);
    const QByteArray drawn = contentOf(file("drawn.html"));
    QVERIFY(drawn.contains("<svg class=\"interval"));
    QFile measured(file("measured.html"));
    QVERIFY(measured.open(QIODevice::WriteOnly));
    measured.write(QByteArray(drawn).replace("</body>",
        "<script>const wide = [...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth);"
        "document.title = wide.length + ' cut off';</script></body>"));
    measured.close();
    Browser browser;
    const QByteArray document = browser.documentOf(measured.fileName(), { "--window-size=1280,900" });
    QVERIFY2(document.contains("<title>0 cut off</title>"), document.left(400));
}

void CliPagesTest::pagesAreLegible_data()
{
    addPages();
}

/// In light and in dark the ground is what it has to be, and something is on it; narrow and on paper there is a
/// picture. They are kept beside the build for who wants to look (LABOUR_BIN/../pages).
void CliPagesTest::pagesAreLegible()
{
    QFETCH(const QString, page);
    const QString folder = QDir::cleanPath(qEnvironmentVariable("LABOUR_BIN") + "/../pages");
    QVERIFY(QDir().mkpath(folder));
    const QString name = folder + '/' + page.chopped(5);
    Browser browser;
    const QSize screen(1280, 2400);
    QCOMPARE(browser.screenshotOf(file(page), name + "-light.png", screen).colour, QByteArray("ffffff"));
    QCOMPARE(browser.screenshotOf(file(page), name + "-dark.png", screen, { "--blink-settings=preferredColorScheme=0" })
                 .colour,
        QByteArray("1b1e23"));
    QCOMPARE(browser.screenshotOf(file(page), name + "-narrow.png", { 500, 1200 }).width, 500U);
    const QByteArray paper = browser.printed(file(page), name + ".pdf");
    QVERIFY(paper.startsWith("%PDF") && paper.size() > 10'000);
}

void CliPagesTest::markdownIsRead_data()
{
    if (QStandardPaths::findExecutable("cmark-gfm").isEmpty())
        QSKIP("cmark-gfm is not installed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArrayList>("parts");
    QTest::newRow("run") << "run.md"
                         << QByteArrayList { "<h3>wsgiref", "<th>Behaviour</th>", "<td>PlainResponse</td>", "<li>At ",
                                "<pre lang=\"json\"><code>{" };
    QTest::newRow("runs") << "runs.md" << QByteArrayList { "<h3>wsgiref", "<th>Behaviour</th>" };
    QTest::newRow("comparison") << "comparison.md"
                                << QByteArrayList { "<strong>A</strong>: wsgiref, run 1 (one run)",
                                       "<td>innocents.p99 *</td>", "<th align=\"right\">95 % interval</th>" };
    QTest::newRow("durability") << "durability.md"
                                << QByteArrayList { "<th>SIGSEGV</th>", "<td>died</td>", "<td>unharmed</td>" };
}

void CliPagesTest::markdownIsRead()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArrayList, parts);
    const QByteArray html = madeBy("cmark-gfm",
        { "--extension", "table", "--extension", "autolink", "--unsafe", "--github-pre-lang", file(name) });
    for (const QByteArray& part : parts)
        QVERIFY2(html.contains(part), part + " is missing in\n" + html);
    QVERIFY(html.contains("<details><summary>Environment"));
    QVERIFY(html.contains("</details>"));
    // Nothing of what was written became what it was not meant to be.
    for (const char* meant : { "<a href", "<em>", "| ---" })
        QVERIFY2(!html.contains(meant), meant);
}

void CliPagesTest::theSameRunGivesTheSameBytes()
{
    for (const char* again : { "again.html", "once-more.html" })
        QVERIFY(m_labour.run({ "history", "--show", "1", "--html", file(again), "--markdown", file("again.md") }));
    QVERIFY(!contentOf(file("again.html")).isEmpty());
    QCOMPARE(contentOf(file("again.html")), contentOf(file("once-more.html")));
    QVERIFY2(contentOf(file("again.html")) == contentOf(file("run.html")), "as it was told when it was measured");
    QCOMPARE(contentOf(file("again.md")), contentOf(file("run.md")));
}

void CliPagesTest::oneGoesToOutput()
{
    QVERIFY(m_labour.run({ "history", "--show", "1", "--markdown", "-" }));
    QCOMPARE(m_labour.output(), contentOf(file("run.md")));
    QVERIFY(m_labour.run({ "run", "--requests", "20", "--test", "Plain", "--html", "-" }));
    QVERIFY(m_labour.output().startsWith("<!DOCTYPE html>"));
    QVERIFY2(m_labour.errors().contains("20 requests (100.00 %) returned as expected"), "the text is elsewhere");
    QVERIFY(m_labour.run({ "history", "--show", "1", "--markdown", "-", "--html", "-" }));
    QCOMPARE(m_labour.exitCode(), 2);
    QVERIFY(m_labour.errors().contains("only one of --json, --html and --markdown can go to standard output"));
}

void CliPagesTest::whatCannotBeWrittenIsSaidBefore()
{
    QVERIFY(m_labour.run({ "run", "--html", "/nowhere/run.html" }));
    QCOMPARE(m_labour.exitCode(), 2);
    QCOMPARE(m_labour.errors(), QByteArray("labour: --html: /nowhere/run.html cannot be written\n"));
    QVERIFY(m_labour.run({ "history", "--html", file("list.html") }));
    QCOMPARE(m_labour.exitCode(), 2);
    QVERIFY(m_labour.errors().contains("--html is of one run: --show RUN says which"));
}

QTEST_MAIN(CliPagesTest)
#include "cli_pages_test.moc"
