// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

class QAbstractItemView;
class QSlider;

namespace labour::test {

/// Answers with the files that a test has put there.
class ChosenFiles : public FileChooser
{
public:
    QString next;
    QString suggestion; ///< the last that was made

    QString toOpen(QWidget* parent, const QString& title, const QString& folder, const QString& filter) override;
    QString toSave(QWidget* parent, const QString& title, const QString& suggested, const QString& filter) override;
};

/// The catalogue that the build has.
std::shared_ptr<const Catalogue> shippedCatalogue();
/// The same, and what a folder of the user's holds.
std::shared_ptr<const Catalogue> catalogueWith(const QString& folder);

/// A workbench as a user has it, but for a folder of its own.
class Workbench
{
public:
    enum class Start {
        Basic, ///< with this test in the set-up
        First, ///< as of somebody who has never started it
    };

    explicit Workbench(std::shared_ptr<const Catalogue> catalogue = shippedCatalogue(), Start start = Start::Basic);

    MainWindow& window() { return *m_window; }
    Settings& settings() { return m_settings; }
    ChosenFiles& files() { return m_files; }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Shows the window and waits until it has the focus. False if it does not get it.
    bool show();
    /// As after closing it and starting anew.
    void restart(const std::function<void()>& meanwhile = [] {});

    /// The control of that name; the test fails if there is none.
    template <typename T>
    T* control(const QString& name)
    {
        T* found = m_window->findChild<T*>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }

    /// Clicks on the row with this text. False if there is none.
    bool clickRow(const QString& view, const QString& text);
    /// Drags the slider's handle with the mouse, by as much of its length.
    void drag(QSlider& slider, double share);
    /// The weight slider of a behaviour in the mix.
    QSlider* weightSlider(int row);

private:
    std::shared_ptr<const Catalogue> m_catalogue;
    QTemporaryDir m_folder;
    Settings m_settings;
    ChosenFiles m_files;
    std::unique_ptr<MainWindow> m_window;
};

/// First of all in main() or initTestCase(): nothing of the user's is read or written.
void isolate();
/// Last of all in cleanupTestCase(): waits for those who were still asked which servers there are. False if they do not
/// end.
bool settle();

}
