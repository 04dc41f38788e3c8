// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace labour {

/// From now on texts are in that language, as far as there are translations: the window's, and those of Qt's own
/// dialogs. Before the first window.
void speak(const QLocale& locale, QCoreApplication& application);

}
