// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/agreement_text.h"

#include <QTest>

using namespace labour;

namespace {

DurabilityResult graded(const QString& server, Grade grade, int repetition = 1)
{
    DurabilityResult result;
    result.cell.server = (*serversFromText(server)).first();
    result.cell.culprit.behaviour = "SIGSEGV";
    result.cell.repetition = repetition;
    result.server.name = server.toStdString();
    result.server.version = "1.0";
    result.verdict.grade = grade;
    result.verdict.sent = 300;
    return result;
}

}

class GradeAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void cellsAgreeWhereAllTablesDo()
    {
        DurabilityResult odd = graded("b", Grade::Recovered);
        odd.verdict.failed = 2;
        odd.workersExited = 1;
        const QList<DurabilityResult> first { graded("a", Grade::Died), graded("b", Grade::Unharmed),
            graded("c", Grade::Wedged), graded("c", Grade::Unharmed, 2) };
        const QList<DurabilityResult> second { graded("c", Grade::Unharmed, 2), odd, graded("a", Grade::Died),
            graded("c", Grade::Wedged) };
        const GradeAgreement agreement = gradeAgreement({ first, second, first });
        QCOMPARE(agreement.compared.size(), 4);
        QCOMPARE(agreement.agreed(), 3);
        QCOMPARE(agreement.share(), 0.75);
        QVERIFY(agreement.notInAll.isEmpty());
        const QString text = agreementText(agreement);
        for (const char* what :
            { "3 of 4 cells (75.0 %)", "b · SIGSEGV · 1", "unharmed: 0 failed, 0 slow of 300, 0 exited",
                "recovered: 2 failed, 0 slow of 300, 1 exited", "table 3" })
            QVERIFY2(text.contains(QString::fromUtf8(what)), qPrintable(QString::fromUtf8(what) + " in\n" + text));
        QVERIFY(!text.contains("a · SIGSEGV"));
    }

    void whatSomeHaveNotMeasuredIsLeftOut()
    {
        DurabilityResult failed = graded("a", Grade::Unharmed);
        failed.failure = "the warden failed";
        const GradeAgreement agreement = gradeAgreement(
            { { graded("a", Grade::Died), graded("b", Grade::Died) }, { failed }, { graded("a", Grade::Died) } });
        QVERIFY(agreement.compared.isEmpty());
        QCOMPARE(agreement.share(), 0.0);
        QCOMPARE(agreement.notInAll.size(), 2);
        QVERIFY(agreementText(agreement).contains(
            QString::fromUtf8("Left out: b · SIGSEGV · 1, which some of them have not measured.")));
    }

    void otherVersionsAreTold()
    {
        DurabilityResult newer = graded("a", Grade::Died);
        newer.server.version = "2.0";
        QVERIFY(agreementText(gradeAgreement({ { graded("a", Grade::Died) }, { newer } }))
                    .contains("a was measured in several versions: 1.0, 2.0."));
    }
};

QTEST_APPLESS_MAIN(GradeAgreementTest)
#include "grade_agreement_test.moc"
