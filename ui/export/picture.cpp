// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/picture.h"

#include "ui/charts/chart_overlay.h"

#include <QBuffer>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <memory>
#include <utility>

namespace labour {

namespace {

constexpr double designWidth = 900; // pixels that the picture is laid out for; it is then scaled to the size asked for
constexpr double margin = 16;
constexpr double linePixels = 1.3;
constexpr int textPixels = 12;
constexpr int titlePixels = 17;

QFont fontOf(int pixels, bool isBold = false)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setBold(isBold);
    return font;
}

/// One chart on a scene of its own.
struct Panel {
    Panel(const PictureChart& what, double lineWidth)
        : chart(new QChart)
        , ceilingMib(what.ceilingMib)
    {
        scene.addItem(chart);
        plot = std::make_unique<ChartPlot>(what.spec, *chart);
        plot->setLineWidth(lineWidth);
        plot->setFont(fontOf(textPixels - 1));
        plot->setLogarithmic(what.isLogarithmic);
    }

    QGraphicsScene scene;
    QChart* chart; // the scene's
    std::optional<double> ceilingMib;
    std::unique_ptr<ChartPlot> plot;
};

class Page
{
public:
    Page(const PictureContents& contents, const ChartColumns& columns, const QSizeF& size, QPainter& painter)
        : m_contents(contents)
        , m_columns(columns)
        , m_size(size)
        , m_painter(painter)
    {
    }

    void draw()
    {
        const QFont small = fontOf(textPixels - 1);
        const PlotColours colours = plotColours(Theme::Light);
        const double top = drawText(m_contents.title, margin, fontOf(titlePixels, true), colours.cursor) + margin / 2;
        const double foot = m_size.height() - margin / 2 - heightOf(m_contents.provenance, small);
        drawText(m_contents.provenance, foot, small, colours.text);
        drawCharts(top, foot - margin / 2);
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

    void drawCharts(double top, double bottom)
    {
        std::vector<std::unique_ptr<Panel>> panels;
        Gutters gutters;
        const double timeLabels = 3 * QFontMetricsF(fontOf(textPixels)).height();
        const double each =
            (bottom - top - timeLabels) / static_cast<double>(std::max<qsizetype>(1, m_contents.charts.size()));
        for (const PictureChart& what : m_contents.charts) {
            panels.push_back(std::make_unique<Panel>(what, linePixels * m_painter.transform().m11()));
            TimeAxis time = m_contents.time;
            time.isLabelled = &what == &m_contents.charts.last();
            ChartPlot& plot = *panels.back()->plot;
            plot.setTimeAxis(time);
            plot.place({ m_size.width() - 2 * margin, each }, { 60, 60 }); // for the number of columns to draw
            plot.draw(m_columns, 0);
            gutters = united(gutters, plot.gutters());
        }
        double y = top;
        for (const std::unique_ptr<Panel>& panel : panels) {
            const double height = each + (panel->plot->timeAxis().isLabelled ? timeLabels : 0);
            drawPanel(*panel, QRectF(margin, y, m_size.width() - 2 * margin, height), gutters);
            y += height;
        }
    }

    void drawPanel(Panel& panel, const QRectF& place, const Gutters& gutters)
    {
        const double head = drawLegend(panel.plot->spec(), place.topLeft());
        const QRectF rest = place.adjusted(0, head, 0, 0);
        panel.plot->arrange(rest.size(), gutters);
        panel.scene.setSceneRect(QRectF(QPointF(), rest.size()));
        panel.scene.render(&m_painter, rest, panel.scene.sceneRect(), Qt::IgnoreAspectRatio);
        m_painter.save();
        m_painter.translate(rest.topLeft());
        panel.plot->paintLines(m_painter, true);
        const ChartOverlay overlay(*panel.plot, Theme::Light, m_painter);
        const HeatMap& heat = m_columns.heatMap();
        if (panel.plot->spec().isHeatMap)
            overlay.drawHeat(heatPicture(heat, panel.plot->timeAxis().beginS, panel.plot->timeAxis().endS,
                                 static_cast<int>(panel.plot->plotArea().width()), Theme::Light),
                heat);
        if (panel.ceilingMib)
            overlay.drawCeiling(*panel.ceilingMib,
                QCoreApplication::translate("labour::ChartCanvas", "ceiling %1")
                    .arg(textOf(Quantity::Mebibytes, *panel.ceilingMib)));
        overlay.drawPhases(m_contents.phases);
        overlay.drawMarks(m_contents.marks);
        m_painter.restore();
    }

    double drawLegend(const ChartSpec& spec, const QPointF& at)
    {
        const QFontMetricsF bold(fontOf(textPixels, true));
        const QFontMetricsF plain(fontOf(textPixels));
        const PlotColours colours = plotColours(Theme::Light);
        double x = at.x();
        const double baseline = at.y() + bold.ascent() + 4;
        m_painter.setPen(colours.cursor);
        m_painter.setFont(fontOf(textPixels, true));
        m_painter.drawText(QPointF(x, baseline), spec.title);
        x += bold.horizontalAdvance(spec.title) + margin;
        m_painter.setFont(fontOf(textPixels));
        for (const SeriesSpec& series : spec.series) {
            if (!series.isAlways && !m_columns.has(series.id))
                continue;
            m_painter.fillRect(QRectF(x, baseline - 9, 10, 10), colourOf(series.hue, Theme::Light));
            m_painter.drawText(QPointF(x + 15, baseline), series.name);
            x += 15 + plain.horizontalAdvance(series.name) + margin;
        }
        return bold.height() + 6;
    }

    const PictureContents& m_contents;
    const ChartColumns& m_columns;
    QSizeF m_size;
    QPainter& m_painter;
};

void paint(DrawnCharts& charts, QPaintDevice& device)
{
    QPainter painter(&device);
    charts.strokes.play(&painter);
}

}

DrawnCharts drawnCharts(const PictureContents& contents, const ChartColumns& columns, const QSize& size, double scale)
{
    DrawnCharts charts { QPicture(), size, contents.title, contents.provenance };
    QPainter painter(&charts.strokes);
    painter.fillRect(QRect(QPoint(), size), plotColours(Theme::Light).ground);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pixels = scale > 0 ? scale : size.width() / designWidth;
    painter.scale(pixels, pixels);
    Page(contents, columns, QSizeF(size) / pixels, painter).draw();
    return charts;
}

QImage imageOf(DrawnCharts charts)
{
    QImage image(charts.size, QImage::Format_RGB32);
    paint(charts, image);
    image.setText(QStringLiteral("Title"), charts.title);
    image.setText(QStringLiteral("Description"), charts.provenance);
    image.setText(QStringLiteral("Software"), QStringLiteral("Labour"));
    return image;
}

QByteArray pngOf(DrawnCharts charts)
{
    constexpr int quickly = 70; // of PNG's compression, which is lossless at any quality
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    imageOf(std::move(charts)).save(&buffer, "PNG", quickly);
    return png;
}

QByteArray svgOf(DrawnCharts charts)
{
    QByteArray svg;
    QBuffer buffer(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(charts.size);
    generator.setViewBox(QRect(QPoint(), charts.size));
    generator.setResolution(96); // of a pixel in CSS
    generator.setTitle(charts.title);
    generator.setDescription(charts.provenance);
    paint(charts, generator);
    return svg;
}

}
