// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A translation unit for the precompiled headers that all tests share, which need one.
