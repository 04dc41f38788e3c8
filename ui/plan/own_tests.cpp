// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/own_tests.h"

#include "core/catalogue/test_manifest.h"
#include "ui/plan/plan_document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <utility>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::OwnTests)
};

constexpr int longestName = 60;

QList<TestManifest> ownIn(const Catalogue& catalogue)
{
    QList<TestManifest> own = catalogue.tests();
    own.removeIf([](const TestManifest& test) { return !test.isUsers; });
    return own;
}

}

OwnTests::OwnTests(PlanDocument& document, QString folder)
    : m_document(document)
    , m_folder(std::move(folder))
{
}

bool OwnTests::isOwn(const QString& name) const
{
    const Result<const TestManifest*> test = m_document.catalogue().test(name);
    return test && (*test)->isUsers;
}

QString OwnTests::fileOf(const QString& name) const
{
    return QDir(m_folder).filePath(name + QStringLiteral(".json"));
}

Result<bool> OwnTests::checkName(const QString& name) const
{
    const bool hasOddities = name.contains(QLatin1Char('/')) || name.contains(QLatin1Char(','))
        || name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char('-'));
    if (name.trimmed().isEmpty() || name != name.trimmed() || name.size() > longestName || hasOddities)
        return Error { Texts::tr("“%1” cannot be the name of a mix: it has to be of 1 to %2 characters, without / and "
                                 "commas, and not to begin with a full stop or a dash.")
                           .arg(name)
                           .arg(longestName) };
    if (m_document.catalogue().test(name) && !isOwn(name))
        return Error { Texts::tr("%1 is one of the ready-made tests; choose another name.").arg(name) };
    return true;
}

Result<bool> OwnTests::save(const QString& name)
{
    if (const Result<bool> right = checkName(name); !right)
        return right;
    const Plan& plan = m_document.plan();
    if (plan.mix.isEmpty())
        return Error { Texts::tr("The mix is empty: there is nothing to save.") };
    TestManifest test;
    test.name = name;
    test.summary = Texts::tr("Your own: %1").arg(textsOf(plan.mix).join(Texts::tr(", ")));
    test.policy = plan.policy == Policy::Repeat ? QStringLiteral("repeat") : QStringLiteral("random");
    test.mix = textsOf(plan.mix);
    test.file = fileOf(name);
    test.isUsers = true;
    if (const Result<bool> saved = saveTest(test); !saved)
        return saved;
    QList<TestManifest> own = ownIn(m_document.catalogue());
    own.removeIf([&](const TestManifest& each) { return each.name == name; });
    m_document.setOwnTests(own << test);
    m_document.setBaseTest(name);
    return true;
}

Result<bool> OwnTests::rename(const QString& from, const QString& to)
{
    if (from == to)
        return true;
    if (const Result<bool> right = checkName(to); !right)
        return right;
    if (isOwn(to))
        return Error { Texts::tr("There is already a mix of yours that is called %1.").arg(to) };
    QList<TestManifest> own = ownIn(m_document.catalogue());
    for (TestManifest& test : own) {
        if (test.name != from)
            continue;
        const QString former = std::exchange(test.file, fileOf(to));
        test.name = to;
        if (const Result<bool> saved = saveTest(test); !saved)
            return saved;
        QFile::remove(former);
    }
    m_document.setOwnTests(own);
    m_document.setBaseTest(to);
    return true;
}

Result<bool> OwnTests::remove(const QString& name)
{
    QList<TestManifest> own = ownIn(m_document.catalogue());
    for (const TestManifest& test : std::as_const(own)) {
        QFile file(test.file);
        if (test.name == name && !file.remove() && file.exists())
            return Error { Texts::tr("%1: %2").arg(test.file, file.errorString()) };
    }
    own.removeIf([&](const TestManifest& each) { return each.name == name; });
    m_document.setOwnTests(own);
    return true;
}

}
