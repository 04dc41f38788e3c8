// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/plot_content.h"
#include "ui/comparison/plot_painter.h"

#include <QWidget>

#include <optional>

namespace labour {

/// A plot on screen, with a cursor that the mouse and the arrow keys move. Several are linked by giving each what
/// another one tells.
class PlotView : public QWidget
{
    Q_OBJECT

public:
    explicit PlotView(QWidget* parent = nullptr);

    const PlotContent& content() const { return m_content; }
    void setContent(const PlotContent& content);
    /// Pixels to the left of the axes.
    void setGutter(double gutter);
    void setCursor(std::optional<double> x);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }

signals:
    /// The mouse or a key has put the cursor there; nothing: it is gone.
    void pointed(std::optional<double> x);
    /// The user wants to see this stretch of the x axis.
    void zoomWanted(const labour::Span& span);
    void wholeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    PlotPainter painterOf() const;
    void moveCursor(double steps);
    void zoomBy(double factor, double around);
    void describe();

    PlotContent m_content;
    double m_gutter = 0;
    std::optional<double> m_cursor;
    std::optional<double> m_dragFrom;
    std::optional<Span> m_chosen;
};

}
