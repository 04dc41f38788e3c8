// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/colours.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace labour {

namespace {

// The colours that stand in the files for bad and good news.
constexpr char badInFiles[] = "#c44500";
constexpr char goodInFiles[] = "#00795a";

QString resource(const QString& name)
{
    return QStringLiteral(":/labour/icons/%1.svg").arg(name);
}

class PaletteIcon : public QIconEngine
{
public:
    explicit PaletteIcon(QString name)
        : m_name(std::move(name))
    {
        QFile file(resource(m_name));
        if (file.open(QIODevice::ReadOnly))
            m_svg = file.readAll();
    }

    QIconEngine* clone() const override { return new PaletteIcon(m_name); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QPalette::ColorRole role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        const QByteArray colour = QApplication::palette().color(group, role).name().toLatin1();
        const Theme theme = themeOf(QApplication::palette());
        const auto hue = [theme](Hue which) { return colourOf(which, theme).name().toLatin1(); };
        QSvgRenderer renderer(QByteArray(m_svg)
                                  .replace("currentColor", colour)
                                  .replace(badInFiles, hue(Hue::BadNews))
                                  .replace(goodInFiles, hue(Hue::GoodNews)));
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.5);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("labour/%1/%2x%3/%4/%5")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(mode)
                                .arg(QApplication::palette().cacheKey());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

private:
    QString m_name;
    QByteArray m_svg;
};

}

QIcon iconNamed(const QString& name)
{
    return QIcon(new PaletteIcon(name));
}

QIcon programIcon()
{
    return QIcon(resource(QStringLiteral("labour")));
}

}
