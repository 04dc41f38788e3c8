// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_svg.h"

#include "core/catalogue/unit_text.h"
#include "core/measure/nice_numbers.h"
#include "core/report/html_page.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace labour::html {

namespace {

constexpr double width = 760;
constexpr double height = 242;
constexpr double left = 56;
constexpr double rightAxis = 46; // room for a second axis
constexpr double noAxis = 14;
constexpr double top = 34;
constexpr double bottom = 30;
constexpr double axisTitle = 10; // of the value axes, above the names of regions
constexpr double markRoom = 5; // marks nearer to each other than this are one
constexpr double labelRoom = 110;
constexpr std::size_t mostLinesAcross = 12; // marks that have a line through the chart each
constexpr int mostLines = 8; // in the text of one mark
constexpr double manyTimes = 30;

QString n(double value)
{
    QString text = QString::number(value, 'f', 1);
    return text.endsWith(QLatin1String(".0")) ? text.chopped(2) : text;
}

class Drawing
{
public:
    explicit Drawing(const SvgChart& chart)
        : m_chart(chart)
        , m_right(width - (chart.right || chart.hasRoomOnRight ? rightAxis : noAxis))
    {
    }

    QString text() const
    {
        QString inner = html::element("title", html::escaped(m_chart.title))
            % html::element("desc", html::escaped(m_chart.description));
        inner += regions() % grid() % curves() % marks() % axes() % hits();
        inner +=
            QStringLiteral("<line class=\"cursor\" x1=\"%1\" x2=\"%1\" y1=\"%2\" y2=\"%3\" visibility=\"hidden\"/>")
                .arg(n(left), n(top), n(height - bottom));
        return QStringLiteral("<svg class=\"chart\" viewBox=\"0 0 %1 %2\" role=\"img\" tabindex=\"0\">\n%3</svg>\n")
            .arg(n(width), n(height), inner);
    }

    double x(double value) const { return left + m_chart.x.share(value) * (m_right - left); }

private:
    static double y(const SvgAxis& axis, double value)
    {
        return height - bottom - axis.share(value) * (height - bottom - top);
    }

    const SvgAxis& axisOf(const SvgSeries& series) const
    {
        return series.isOnRight && m_chart.right ? *m_chart.right : m_chart.y;
    }

    QString regions() const
    {
        QString drawn;
        for (std::size_t i = 0; i < m_chart.regions.size(); ++i) {
            const SvgRegion& region = m_chart.regions[i];
            const double from = x(region.from);
            const double to = x(region.to);
            if (i % 2 == 1)
                drawn += QStringLiteral("<rect class=\"phase\" x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\"/>\n")
                             .arg(n(from), n(top), n(to - from), n(height - top - bottom));
            drawn += QStringLiteral("<text x=\"%1\" y=\"%2\">%3</text>\n")
                         .arg(n(from + 3), n(top - 6), html::escaped(region.name));
        }
        return drawn;
    }

    QString grid() const
    {
        QString drawn;
        for (const auto& [value, text] : m_chart.y.ticks) {
            const QString at = n(y(m_chart.y, value));
            drawn += QStringLiteral("<line class=\"grid\" x1=\"%1\" x2=\"%2\" y1=\"%3\" y2=\"%3\"/>\n")
                         .arg(n(left), n(m_right), at);
        }
        return drawn;
    }

    QString axes() const
    {
        QString drawn = QStringLiteral("<line class=\"axis\" x1=\"%1\" x2=\"%2\" y1=\"%3\" y2=\"%3\"/>\n")
                            .arg(n(left), n(m_right), n(height - bottom));
        for (const auto& [value, text] : m_chart.x.ticks)
            drawn += QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"middle\">%3</text>\n")
                         .arg(n(x(value)), n(height - bottom + 14), html::escaped(text));
        drawn += QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"end\">%3</text>\n")
                     .arg(n(m_right), n(height - 3), html::escaped(m_chart.x.title));
        drawn += valueAxis(m_chart.y, left - 6, "end", 2, "start");
        if (m_chart.right)
            drawn += valueAxis(*m_chart.right, m_right + 6, "start", width - 2, "end");
        return drawn;
    }

    QString valueAxis(const SvgAxis& axis, double at, const char* anchor, double titleAt, const char* titleAnchor) const
    {
        QString drawn;
        for (const auto& [value, text] : axis.ticks)
            drawn += QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>\n")
                         .arg(n(at), n(y(axis, value) + 4), QLatin1String(anchor), html::escaped(text));
        return drawn
            % QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>\n")
                  .arg(n(titleAt), n(axisTitle), QLatin1String(titleAnchor), html::escaped(axis.title));
    }

    QString curves() const
    {
        QString drawn;
        std::vector<double> below;
        for (const SvgSeries& series : m_chart.series)
            drawn += series.style == SvgStyle::Area ? area(series, below) : curve(series);
        return drawn;
    }

    /// Adds the series to what lies below the next one.
    QString area(const SvgSeries& series, std::vector<double>& below) const
    {
        below.resize(series.points.size());
        const bool isEmpty = std::all_of(
            series.points.begin(), series.points.end(), [](const QPointF& point) { return point.y() == 0; });
        if (series.points.empty() || isEmpty)
            return {};
        QString path;
        for (std::size_t i = 0; i < series.points.size(); ++i)
            path += (i == 0 ? QLatin1Char('M') : QLatin1Char('L')) % n(x(series.points[i].x())) % QLatin1Char(' ')
                % n(y(m_chart.y, below[i] + series.points[i].y()));
        for (std::size_t i = series.points.size(); i-- > 0;)
            path += QLatin1Char('L') % n(x(series.points[i].x())) % QLatin1Char(' ') % n(y(m_chart.y, below[i]));
        for (std::size_t i = 0; i < series.points.size(); ++i)
            below[i] += series.points[i].y();
        return QStringLiteral("<path class=\"area %1\" d=\"%2Z\"/>\n").arg(classOf(series.hue), path);
    }

    QString curve(const SvgSeries& series) const
    {
        const SvgAxis& axis = axisOf(series);
        QString path;
        bool isDown = false;
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const QPointF& point = series.points[i];
            if (std::isnan(point.y())) {
                isDown = false;
                continue;
            }
            // A value alone between gaps is a dot.
            const bool isAlone = !isDown && (i + 1 == series.points.size() || std::isnan(series.points[i + 1].y()));
            path += (isDown ? QLatin1Char('L') : QLatin1Char('M')) % n(x(point.x()) - (isAlone ? 2 : 0))
                % QLatin1Char(' ') % n(y(axis, point.y())) % (isAlone ? QStringLiteral("h4") : QString());
            isDown = true;
        }
        if (path.isEmpty())
            return {};
        const char* look = series.style == SvgStyle::Pale ? " pale"
            : series.style == SvgStyle::Band              ? " band"
            : series.style == SvgStyle::Dashed            ? " dashed"
                                                          : "";
        return QStringLiteral("<path class=\"curve%1 %2\" d=\"%3\"/>\n")
            .arg(QLatin1String(look), classOf(series.hue), path);
    }

    QString marks() const
    {
        QString drawn;
        double free = left;
        for (std::size_t i = 0; i < m_chart.marks.size();) {
            const SvgMark& first = m_chart.marks[i];
            const double at = x(first.x);
            QStringList lines;
            std::size_t next = i;
            const SvgMark* shown = &first;
            for (; next < m_chart.marks.size() && x(m_chart.marks[next].x) - at < markRoom; ++next) {
                lines.append(m_chart.marks[next].text);
                const SvgMark& other = m_chart.marks[next];
                if (shown->label.isEmpty() && (!other.label.isEmpty() || other.hue == Hue::BadNews))
                    shown = &other;
            }
            const qsizetype more = lines.size() - mostLines;
            if (more > 0)
                lines = lines.mid(0, mostLines) << QStringLiteral("… and %1 more").arg(more);
            const bool hasRoom = !shown->label.isEmpty() && at >= free && at + labelRoom < m_right + noAxis;
            const bool hasLine = !shown->label.isEmpty() || m_chart.marks.size() <= mostLinesAcross;
            drawn += mark(at, *shown, lines.join(QLatin1Char('\n')), hasRoom, hasLine);
            if (hasRoom)
                free = at + labelRoom;
            i = next;
        }
        return drawn;
    }

    static QString mark(double at, const SvgMark& shown, const QString& text, bool isLabelled, bool hasLine)
    {
        QString inner = html::element("title", html::escaped(text));
        if (hasLine)
            inner += QStringLiteral("<line x1=\"%1\" x2=\"%1\" y1=\"%2\" y2=\"%3\"/>")
                         .arg(n(at), n(top), n(height - bottom));
        inner += QStringLiteral("<path d=\"M%1 %2h8l-4 7z\"/>").arg(n(at - 4), n(top));
        if (isLabelled)
            inner += QStringLiteral("<text class=\"label\" stroke=\"none\" x=\"%1\" y=\"%2\">%3</text>")
                         .arg(n(at + 6), n(top + 10), html::escaped(shown.label));
        return QStringLiteral("<g class=\"mark %1\">%2</g>\n").arg(classOf(shown.hue), inner);
    }

    /// Values for who has no script.
    QString hits() const
    {
        QString drawn;
        for (std::size_t i = 0; i < m_chart.stops.size(); ++i) {
            const auto place = static_cast<qsizetype>(i);
            const double here = x(m_chart.stops[i]);
            const double from = i == 0 ? left : (x(m_chart.stops[i - 1]) + here) / 2;
            const double to = i + 1 == m_chart.stops.size() ? m_right : (here + x(m_chart.stops[i + 1])) / 2;
            QStringList parts;
            for (const SvgSeries& series : m_chart.series) {
                if (series.isInLegend && place < series.values.size())
                    parts.append(series.name % QLatin1Char(' ') % series.values.at(place));
            }
            drawn += QStringLiteral("<rect class=\"hit\" x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\">")
                         .arg(n(from), n(top + 8), n(std::max(0.0, to - from)), n(height - top - bottom - 8))
                % html::element("title",
                    html::escaped(
                        m_chart.stopNames.at(place) % QStringLiteral(": ") % parts.join(QStringLiteral(", "))))
                % QStringLiteral("</rect>\n");
        }
        return drawn;
    }

    const SvgChart& m_chart;
    double m_right;
};

QString legend(const SvgChart& chart)
{
    QString items;
    for (const SvgSeries& series : chart.series) {
        if (series.isInLegend)
            items += QStringLiteral(
                "<span class=\"key %1\" data-name=\"%2\"><i></i>%2<span class=\"value\">%3</span></span>\n")
                         .arg(classOf(series.hue), html::escaped(series.name), html::escaped(series.whole));
    }
    return items;
}

QByteArray dataOf(const SvgChart& chart, const Drawing& drawing)
{
    QJsonArray x;
    for (const double stop : chart.stops)
        x.append(std::round(drawing.x(stop) * 10) / 10);
    QJsonArray values;
    for (const SvgSeries& series : chart.series) {
        if (series.isInLegend)
            values.append(QJsonArray::fromStringList(series.values));
    }
    return QJsonDocument(
        QJsonObject { { QStringLiteral("x"), x }, { QStringLiteral("at"), QJsonArray::fromStringList(chart.stopNames) },
            { QStringLiteral("values"), values } })
        .toJson(QJsonDocument::Compact)
        .replace("<", "\\u003c");
}

}

double SvgAxis::share(double value) const
{
    const double share = isLogarithmic
        ? (std::log10(std::max(value, from)) - std::log10(from)) / (std::log10(to) - std::log10(from))
        : (value - from) / (to - from);
    return std::clamp(share, 0.0, 1.0);
}

SvgAxis linearAxis(const QString& title, double largest, QString (*text)(double))
{
    SvgAxis axis { title };
    axis.to = niceEnd(std::max(largest, 1e-9), 4);
    for (const double tick : niceTicks(0, axis.to, 4))
        axis.ticks.emplace_back(tick, text(tick));
    return axis;
}

SvgAxis logarithmicAxis(const QString& title, double smallest, double largest, QString (*text)(double))
{
    SvgAxis axis { title };
    axis.isLogarithmic = true;
    axis.from = std::pow(10, std::floor(std::log10(smallest)));
    axis.to = std::pow(10, std::ceil(std::log10(largest)));
    if (axis.to <= axis.from)
        axis.to = axis.from * 10;
    for (double tick = axis.from; tick < axis.to * 1.5; tick *= 10)
        axis.ticks.emplace_back(tick, text(tick));
    return axis;
}

SvgAxis timeAxis(double endS, double beginS)
{
    SvgAxis axis { QStringLiteral("seconds") };
    axis.from = beginS;
    axis.to = std::max(endS, beginS + 0.1);
    const double step = timeStep(axis.to - axis.from, 10);
    const double rounding = 1e-4 * step;
    for (double i = std::ceil((axis.from - rounding) / step); i * step <= axis.to + rounding; ++i)
        axis.ticks.emplace_back(i * step, numberText(std::round(i * step * 1000) / 1000));
    return axis;
}

SvgAxis latencyAxis(double smallest, double middle, double largest)
{
    const auto text = [](double ms) { return numberText(std::round(ms * 1000) / 1000); };
    return middle > 0 && smallest > 0 && largest > manyTimes * middle
        ? logarithmicAxis(QStringLiteral("ms"), smallest, largest, text)
        : linearAxis(QStringLiteral("ms"), largest, text);
}

QString chartFigure(const SvgChart& chart)
{
    const Drawing drawing(chart);
    return QStringLiteral("<figure class=\"chart-figure\">\n<figcaption><b>") % html::escaped(chart.title)
        % QStringLiteral("</b>\n") % legend(chart) % QStringLiteral("<span class=\"when\">")
        % html::escaped(chart.whole) % QStringLiteral("</span></figcaption>\n<div class=\"scroll\">") % drawing.text()
        % QStringLiteral(
            "</div>\n<div class=\"spoken\" aria-live=\"polite\"></div>\n<script type=\"application/json\">")
        % QString::fromUtf8(dataOf(chart, drawing)) % QStringLiteral("</script>\n</figure>\n");
}

}
