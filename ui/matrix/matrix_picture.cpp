// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_picture.h"

#include "core/catalogue/unit_text.h"
#include "core/report/grade_sign.h"
#include "labour_version.h"
#include "ui/matrix/cell_painter.h"
#include "ui/matrix/grade_text.h"
#include "ui/matrix/matrix_model.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::MatrixPicture)
};

constexpr double margin = 20;
constexpr double gap = 8;
constexpr int textPixels = 13;
constexpr int titlePixels = 18;
constexpr double cellHeight = 28;
constexpr double leastCellWidth = 96;
constexpr double leastWidth = 720;
constexpr double pictureScale = 2;

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
    Page(const QAbstractItemModel& model, const MatrixCaption& caption)
        : m_model(model)
        , m_caption(caption)
    {
        const QFontMetricsF bold(fontOf(textPixels, true));
        for (int row = 0; row < model.rowCount(); ++row)
            m_headWidth = std::max(m_headWidth, bold.horizontalAdvance(head(row, Qt::Vertical)) + 2 * gap);
        for (int column = 0; column < model.columnCount(); ++column) {
            double width = std::max(leastCellWidth, CellPainter::widthFor(fontOf(textPixels)));
            for (const QString& line : head(column, Qt::Horizontal).split(QLatin1Char('\n')))
                width = std::max(width, bold.horizontalAdvance(line) + 2 * gap);
            m_widths.append(width);
            m_tableWidth += width;
        }
        m_tableWidth += m_headWidth;
        m_width = std::max(leastWidth, m_tableWidth) + 2 * margin;
    }

    QSizeF size() const
    {
        return { m_width,
            margin + titleHeight() + gap + headHeight() + m_model.rowCount() * cellHeight + gap + legendHeight() + gap
                + provenanceHeight() + margin };
    }

    void draw(QPainter& painter) const
    {
        const PlotColours colours = plotColours(Theme::Light);
        painter.fillRect(QRectF(QPointF(), size()), colours.ground);
        double y = margin;
        painter.setPen(colours.cursor);
        painter.setFont(fontOf(titlePixels, true));
        painter.drawText(QRectF(margin, y, m_width - 2 * margin, titleHeight()), Qt::AlignLeft, m_caption.title);
        y += titleHeight() + gap;
        drawTable(painter, y);
        y += headHeight() + m_model.rowCount() * cellHeight + gap;
        drawLegend(painter, y);
        y += legendHeight() + gap;
        painter.setPen(colours.text);
        painter.setFont(fontOf(textPixels - 1));
        painter.drawText(
            QRectF(margin, y, m_width - 2 * margin, provenanceHeight()), Qt::TextWordWrap, m_caption.provenance);
    }

private:
    QString head(int section, Qt::Orientation orientation) const
    {
        return m_model.headerData(section, orientation).toString();
    }

    static double titleHeight() { return QFontMetricsF(fontOf(titlePixels, true)).height(); }

    double headHeight() const
    {
        int lines = 1;
        for (int column = 0; column < m_model.columnCount(); ++column)
            lines = std::max(lines, static_cast<int>(head(column, Qt::Horizontal).count(QLatin1Char('\n'))) + 1);
        return lines * QFontMetricsF(fontOf(textPixels, true)).height() + gap;
    }

    static double legendLine() { return QFontMetricsF(fontOf(textPixels)).height() + 4; }
    static double legendHeight() { return static_cast<double>(allGrades().size()) * legendLine(); }

    double provenanceHeight() const
    {
        return QFontMetricsF(fontOf(textPixels - 1))
            .boundingRect(QRectF(0, 0, m_width - 2 * margin, 10000), Qt::TextWordWrap, m_caption.provenance)
            .height();
    }

    void drawTable(QPainter& painter, double top) const
    {
        const PlotColours colours = plotColours(Theme::Light);
        painter.setFont(fontOf(textPixels, true));
        painter.setPen(colours.cursor);
        double x = margin + m_headWidth;
        for (int column = 0; column < m_model.columnCount(); ++column) {
            const QRectF place(x, top, m_widths.at(column), headHeight());
            painter.drawText(place.adjusted(gap / 2, 0, -gap / 2, 0), Qt::AlignLeft | Qt::AlignVCenter,
                head(column, Qt::Horizontal));
            x += m_widths.at(column);
        }
        for (int row = 0; row < m_model.rowCount(); ++row)
            drawRow(painter, row, top + headHeight() + row * cellHeight);
        painter.setPen(QPen(colours.axis, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(margin, top, m_tableWidth, headHeight() + m_model.rowCount() * cellHeight));
    }

    void drawRow(QPainter& painter, int row, double y) const
    {
        const PlotColours colours = plotColours(Theme::Light);
        painter.setFont(fontOf(textPixels, true));
        painter.setPen(colours.cursor);
        painter.drawText(QRectF(margin + gap / 2, y, m_headWidth - gap, cellHeight), Qt::AlignLeft | Qt::AlignVCenter,
            head(row, Qt::Vertical));
        painter.setFont(fontOf(textPixels));
        double x = margin + m_headWidth;
        for (int column = 0; column < m_model.columnCount(); ++column) {
            const QRectF place(x, y, m_widths.at(column), cellHeight);
            CellPainter(Theme::Light, painter)
                .drawCell(place, m_model.index(row, column).data(MatrixModel::LookRole).value<CellLook>());
            painter.setPen(QPen(colours.grid, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place);
            x += m_widths.at(column);
        }
    }

    void drawLegend(QPainter& painter, double y) const
    {
        painter.setFont(fontOf(textPixels));
        const QFontMetricsF metrics(painter.font());
        for (const Grade grade : allGrades()) {
            const double middle = y + legendLine() / 2;
            const double end =
                CellPainter(Theme::Light, painter).drawSign({ margin, middle }, metrics.ascent() * 0.85, grade);
            painter.setPen(plotColours(Theme::Light).text);
            painter.drawText(QRectF(end + gap, y, m_width - margin - end - gap, legendLine()),
                Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("%1: %2").arg(gradeText(grade), meaningOf(grade)));
            y += legendLine();
        }
    }

    const QAbstractItemModel& m_model;
    const MatrixCaption& m_caption;
    QList<double> m_widths;
    double m_headWidth = leastCellWidth;
    double m_tableWidth = 0;
    double m_width = 0;
};

}

MatrixCaption captionOf(const DurabilityReport& report)
{
    const DurabilitySettings& settings = report.plan.settings;
    QStringList parts;
    if (report.startedMs > 0)
        parts.append(QDateTime::fromMSecsSinceEpoch(report.startedMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    if (!report.machine.cpu.empty())
        parts.append(Texts::tr("%1, %2 cores, kernel %3")
                         .arg(QString::fromStdString(report.machine.cpu), QString::number(report.machine.cores),
                             QString::fromStdString(report.machine.kernel)));
    parts.append(Texts::tr("dose %1").arg(textOf(report.plan.doses)));
    if (report.plan.repetitions > 1)
        parts.append(Texts::tr("%1 repetitions").arg(report.plan.repetitions));
    parts.append(Texts::tr("%1 innocents a second, slow over %2, %3 to recover")
                     .arg(numberText(settings.rate), durationForPeople(settings.rules.slowMs / 1000),
                         durationForPeople(settings.recoveryS)));
    if (settings.onlyFirstBaseline)
        parts.append(Texts::tr("quick"));
    parts.append(Texts::tr("seed %1").arg(report.plan.seed));
    if (!report.isWhole)
        parts.append(Texts::tr("not whole"));
    parts.append(Texts::tr("Labour %1").arg(report.labour.isEmpty() ? QString::fromLatin1(version) : report.labour));
    return { Texts::tr("What culprits do to innocents"), parts.join(QStringLiteral("  ·  ")) };
}

QImage matrixImage(const QAbstractItemModel& model, const MatrixCaption& caption)
{
    const Page page(model, caption);
    QImage image((page.size() * pictureScale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pictureScale, pictureScale);
    page.draw(painter);
    painter.end();
    image.setText(QStringLiteral("Title"), caption.title);
    image.setText(QStringLiteral("Description"), caption.provenance);
    image.setText(QStringLiteral("Software"), QStringLiteral("Labour"));
    return image;
}

QByteArray matrixSvg(const QAbstractItemModel& model, const MatrixCaption& caption)
{
    const Page page(model, caption);
    QByteArray svg;
    QBuffer buffer(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(page.size().toSize());
    generator.setViewBox(QRectF(QPointF(), page.size()));
    generator.setTitle(caption.title);
    generator.setDescription(caption.provenance);
    QPainter painter(&generator);
    page.draw(painter);
    painter.end();
    return svg;
}

}
