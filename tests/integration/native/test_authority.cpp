// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/test_authority.h"

#include <stdexcept>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace {

constexpr long hour = 3600;

void require(bool isDone)
{
    if (!isDone)
        throw std::runtime_error("OpenSSL could not make a certificate");
}

void addExtension(X509* certificate, X509* issuer, int id, const std::string& value)
{
    X509V3_CTX context {};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, void (*)(X509_EXTENSION*)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str()), X509_EXTENSION_free);
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

/// Not signed yet.
TestIdentity unsignedIdentity(const std::string& commonName, long begins, long ends)
{
    static long serial = 1;
    TestIdentity identity { { X509_new(), X509_free },
        { EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "prime256v1"), EVP_PKEY_free } };
    require(identity.certificate && identity.key);
    X509* const certificate = identity.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate), begins);
    X509_gmtime_adj(X509_getm_notAfter(certificate), ends);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
        reinterpret_cast<const unsigned char*>(commonName.c_str()), -1, -1, 0);
    require(X509_set_pubkey(certificate, identity.key.get()) == 1);
    return identity;
}

void sign(const TestIdentity& identity, const TestIdentity& by)
{
    X509* const certificate = identity.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(by.certificate.get()));
    require(X509_sign(certificate, by.key.get(), EVP_sha256()) != 0);
}

}

std::string TestIdentity::certificatePem() const
{
    const std::unique_ptr<BIO, void (*)(BIO*)> memory(BIO_new(BIO_s_mem()), BIO_free_all);
    require(PEM_write_bio_X509(memory.get(), certificate.get()) == 1);
    std::string text(BIO_ctrl_pending(memory.get()), '\0');
    BIO_read(memory.get(), text.data(), static_cast<int>(text.size()));
    return text;
}

TestAuthority::TestAuthority()
    : m_own(unsignedIdentity("Labour's test authority", -hour, hour))
{
    X509* const certificate = m_own.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate, certificate, NID_subject_key_identifier, "hash");
    sign(m_own, m_own);
}

TestIdentity TestAuthority::issue(const std::string& names, bool isExpired) const
{
    TestIdentity identity = unsignedIdentity("a server", -2 * hour, isExpired ? -hour : hour);
    addExtension(identity.certificate.get(), m_own.certificate.get(), NID_subject_alt_name, names);
    sign(identity, m_own);
    return identity;
}

TestIdentity TestAuthority::selfSigned(const std::string& names)
{
    TestIdentity identity = unsignedIdentity("a server", -hour, hour);
    addExtension(identity.certificate.get(), identity.certificate.get(), NID_subject_alt_name, names);
    sign(identity, identity);
    return identity;
}
