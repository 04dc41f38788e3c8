// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_picture.h"

#include "labour_version.h"
#include "ui/comparison/plot_painter.h"
#include "ui/comparison/run_look.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::ComparisonPicture)
};

constexpr double designWidth = 1000; // pixels that the picture is laid out for; it is then scaled to the size asked for
constexpr double margin = 16;
constexpr double gap = 8;
constexpr double sampleWidth = 34;
constexpr int textPixels = 12;
constexpr int titlePixels = 17;
constexpr int gridColumns = 2;

QFont fontOf(int pixels, bool isBold = false)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setBold(isBold);
    return font;
}

class Page
{
public:
    Page(const ComparisonPicture& picture, const QSizeF& size, QPainter& painter)
        : m_picture(picture)
        , m_size(size)
        , m_painter(painter)
    {
    }

    void draw()
    {
        const PlotColours colours = plotColours(Theme::Light);
        m_painter.fillRect(QRectF(QPointF(), m_size), colours.ground);
        double y = drawText(m_picture.title, margin, fontOf(titlePixels, true), colours.cursor) + gap / 2;
        y = drawText(m_picture.differs, y, fontOf(textPixels), colours.text) + gap;
        y = drawLegend(y) + gap;
        const QFont small = fontOf(textPixels - 1);
        const double foot = m_size.height() - margin - heightOf(m_picture.provenance, small);
        drawText(m_picture.provenance, foot, small, colours.text);
        drawPlots(QRectF(margin, y, m_size.width() - 2 * margin, foot - gap - y));
    }

private:
    QRectF textArea(double y) const { return { margin, y, m_size.width() - 2 * margin, m_size.height() }; }

    double heightOf(const QString& text, const QFont& font) const
    {
        return QFontMetricsF(font).boundingRect(textArea(0), Qt::TextWordWrap, text).height();
    }

    /// Where it ends.
    double drawText(const QString& text, double y, const QFont& font, const QColor& colour)
    {
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(textArea(y), Qt::TextWordWrap, text);
        return y + heightOf(text, font);
    }

    double drawLegend(double y)
    {
        const QList<RunLook> looks = looksOf(m_picture.runs);
        const QFont font = fontOf(textPixels);
        const QFontMetricsF metrics(font);
        const double line = metrics.height() + 3;
        double x = margin;
        for (qsizetype i = 0; i < m_picture.runs.size(); ++i) {
            const ComparedRun& run = m_picture.runs.at(i);
            if (!run.isShown)
                continue;
            const QString text = run.side == ComparisonSide::Neither
                ? run.name
                : QStringLiteral("%1: %2").arg(nameOf(run.side), run.name);
            const double width = sampleWidth + gap + metrics.horizontalAdvance(text) + 2 * gap;
            if (x > margin && x + width > m_size.width() - margin) {
                x = margin;
                y += line;
            }
            drawSample(m_painter, QRectF(x, y, sampleWidth, line), looks.at(i), Theme::Light);
            m_painter.setFont(font);
            m_painter.setPen(plotColours(Theme::Light).text);
            m_painter.drawText(QPointF(x + sampleWidth + gap, y + line / 2 + metrics.ascent() / 2 - 1), text);
            x += width;
        }
        return y + line;
    }

    void drawPlots(const QRectF& place)
    {
        const auto count = static_cast<int>(m_picture.plots.size());
        const int columns = m_picture.isGrid ? std::min(gridColumns, std::max(1, count)) : 1;
        const int rows = std::max(1, (count + columns - 1) / columns);
        const QFont font = fontOf(textPixels - 1);
        double gutter = 0;
        for (const PlotContent& plot : m_picture.plots)
            gutter = std::max(gutter, PlotPainter::gutterOf(plot, font));
        const QSizeF each(place.width() / columns, place.height() / rows);
        for (int i = 0; i < count; ++i) {
            const QPointF at = place.topLeft() + QPointF(i % columns * each.width(), i / columns * each.height());
            PlotPainter(m_picture.plots.at(i), Theme::Light, font, QRectF(at, each), gutter).draw(m_painter);
        }
    }

    const ComparisonPicture& m_picture;
    QSizeF m_size;
    QPainter& m_painter;
};

QSizeF designSize(const QSize& size)
{
    return QSizeF(size) * (designWidth / size.width());
}

}

QString provenanceOf(const QList<ComparedRun>& runs)
{
    QStringList servers;
    QStringList machines;
    QStringList days;
    const auto add = [](QStringList& to, const QString& text) {
        if (!text.isEmpty() && !to.contains(text))
            to.append(text);
    };
    for (const ComparedRun& run : runs) {
        const RunRecord& record = *run.record;
        add(servers,
            QStringLiteral("%1 %2")
                .arg(QString::fromStdString(record.server.label()), QString::fromStdString(record.server.version))
                .trimmed());
        if (!record.machine.cpu.empty())
            add(machines,
                Texts::tr("%1, %2 cores, kernel %3")
                    .arg(QString::fromStdString(record.machine.cpu), QString::number(record.machine.cores),
                        QString::fromStdString(record.machine.kernel)));
        add(days, QDateTime::fromMSecsSinceEpoch(record.startedMs).toString(QStringLiteral("yyyy-MM-dd")));
    }
    const QString between = QStringLiteral(", ");
    QStringList parts { servers.join(between), machines.join(QStringLiteral("; ")), days.join(between),
        Texts::tr("Labour %1").arg(QLatin1String(version)) };
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  ·  "));
}

QImage comparisonImage(const ComparisonPicture& picture, const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = size.width() / designWidth;
    painter.scale(scale, scale);
    Page(picture, designSize(size), painter).draw();
    painter.end();
    image.setText(QStringLiteral("Title"), picture.title);
    image.setText(QStringLiteral("Description"), picture.provenance);
    image.setText(QStringLiteral("Software"), QStringLiteral("Labour"));
    return image;
}

QByteArray comparisonSvg(const ComparisonPicture& picture, const QSize& size)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(designSize(size).toSize());
    generator.setViewBox(QRectF(QPointF(), designSize(size)));
    generator.setTitle(picture.title);
    generator.setDescription(picture.provenance);
    QPainter painter(&generator);
    Page(picture, designSize(size), painter).draw();
    painter.end();
    return svg;
}

}
