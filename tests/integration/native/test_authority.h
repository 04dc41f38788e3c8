// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <openssl/evp.h>
#include <openssl/x509.h>

/// A certificate and its key.
struct TestIdentity {
    std::shared_ptr<X509> certificate;
    std::shared_ptr<EVP_PKEY> key;

    std::string certificatePem() const;
};

/// Who certifies the servers of a test, made anew for each and trusted by nobody else.
class TestAuthority
{
public:
    TestAuthority();

    std::string certificatePem() const { return m_own.certificatePem(); }
    /// For a subjectAltName like "DNS:localhost,IP:127.0.0.1". Its time is over if `isExpired`.
    TestIdentity issue(const std::string& names, bool isExpired = false) const;
    /// The same, vouched for by nobody but itself.
    static TestIdentity selfSigned(const std::string& names);

private:
    TestIdentity m_own;
};
