// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/tls.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <new>
#include <stdexcept>

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

namespace labour {

namespace {

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSession {
    void operator()(SSL* session) const { SSL_free(session); }
};

bool isNumericAddress(const std::string& name)
{
    std::array<unsigned char, sizeof(in6_addr)> address;
    return inet_pton(AF_INET, name.c_str(), address.data()) == 1
        || inet_pton(AF_INET6, name.c_str(), address.data()) == 1;
}

int boundedSize(std::size_t size)
{
    return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
}

}

/// Between OpenSSL and the socket: OpenSSL's own BIO would raise SIGPIPE, and read once more after every reply to be
/// told that there is nothing.
class TlsSession::Private
{
public:
    int socket = -1;
    bool isEmptied = false; ///< nothing can be there before the next event
    bool mayHaveEnded = false;
    bool hasEnded = false; ///< TCP has
    bool hasSaidItsEnd = false; ///< TLS has
    bool isBroken = false; ///< nothing more may be asked of OpenSSL
    int error = 0; ///< of the last call that failed, other than EAGAIN
    std::unique_ptr<SSL, FreeSession> ssl;

    static BIO_METHOD* method();
    /// What a call of OpenSSL that returned `result`, which is not above 0, comes to.
    int failure(int result);

private:
    static Private& of(BIO* bio) { return *static_cast<Private*>(BIO_get_data(bio)); }
    static int read(BIO* bio, char* into, int size);
    static int write(BIO* bio, const char* from, int size);
    static long control(BIO* bio, int command, long number, void* pointer);
};

int TlsSession::Private::read(BIO* bio, char* into, int size)
{
    Private& self = of(bio);
    BIO_clear_retry_flags(bio);
    if (self.isEmptied) {
        BIO_set_retry_read(bio);
        return -1;
    }
    const ssize_t received = ::recv(self.socket, into, static_cast<std::size_t>(size), 0);
    if (received == 0) {
        self.hasEnded = true;
    } else if (received < 0) {
        self.error = errno;
        if (errno == EAGAIN)
            BIO_set_retry_read(bio);
    }
    self.isEmptied = received < size && received != 0 && (received < 0 || !self.mayHaveEnded);
    return static_cast<int>(received);
}

int TlsSession::Private::write(BIO* bio, const char* from, int size)
{
    Private& self = of(bio);
    BIO_clear_retry_flags(bio);
    const ssize_t sent = ::send(self.socket, from, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    if (sent < 0) {
        self.error = errno;
        if (errno == EAGAIN)
            BIO_set_retry_write(bio);
    }
    return static_cast<int>(sent);
}

long TlsSession::Private::control(BIO* bio, int command, long /*number*/, void* /*pointer*/)
{
    if (command == BIO_CTRL_EOF)
        return of(bio).hasEnded ? 1 : 0;
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO_METHOD* TlsSession::Private::method()
{
    static BIO_METHOD* const made = [] {
        BIO_METHOD* fresh = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "labour");
        if (fresh == nullptr)
            throw std::bad_alloc();
        BIO_meth_set_read(fresh, &Private::read);
        BIO_meth_set_write(fresh, &Private::write);
        BIO_meth_set_ctrl(fresh, &Private::control);
        return fresh;
    }();
    return made;
}

int TlsSession::Private::failure(int result)
{
    switch (SSL_get_error(ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return EAGAIN;
    case SSL_ERROR_ZERO_RETURN:
        hasSaidItsEnd = true;
        return 0;
    default:
        isBroken = true;
        if (hasEnded)
            return 0;
        return error != 0 && error != EAGAIN ? error : EPROTO;
    }
}

TlsSession::TlsSession(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

TlsSession::~TlsSession() = default;

int TlsSession::shakeHands()
{
    ERR_clear_error();
    const int result = SSL_connect(d->ssl.get());
    if (result == 1)
        return 0;
    const int error = d->failure(result);
    errno = error == EAGAIN ? EAGAIN : EPROTO;
    return -1;
}

ssize_t TlsSession::send(std::string_view bytes)
{
    ERR_clear_error();
    const int result = SSL_write(d->ssl.get(), bytes.data(), boundedSize(bytes.size()));
    if (result > 0)
        return result;
    const int error = d->failure(result);
    errno = error == 0 ? EPIPE : error;
    return -1;
}

ssize_t TlsSession::receive(std::span<char> buffer)
{
    if (d->isBroken) {
        errno = d->hasEnded ? 0 : EPROTO;
        return d->hasEnded ? 0 : -1;
    }
    ERR_clear_error();
    const int result = SSL_read(d->ssl.get(), buffer.data(), boundedSize(buffer.size()));
    if (result > 0)
        return result;
    errno = d->failure(result);
    return errno == 0 ? 0 : -1;
}

void TlsSession::wake(bool mayHaveEnded)
{
    d->isEmptied = false;
    d->mayHaveEnded = mayHaveEnded;
}

bool TlsSession::wasCutOff() const
{
    return !d->hasSaidItsEnd;
}

void TlsSession::sayEnd()
{
    if (d->isBroken || SSL_in_init(d->ssl.get()) != 0)
        return;
    ERR_clear_error();
    SSL_shutdown(d->ssl.get());
}

class TlsClient::Private
{
public:
    std::unique_ptr<SSL_CTX, FreeContext> context { SSL_CTX_new(TLS_client_method()) };
    std::string serverName; ///< empty for a numeric address, which is not asked for
};

TlsClient::TlsClient(const std::string& name, bool verifies)
    : d(std::make_unique<Private>())
{
    SSL_CTX* const context = d->context.get();
    if (context == nullptr)
        throw std::bad_alloc();
    // A piece of the request may be repeated from another place, and few connections need their buffers at once.
    SSL_CTX_set_mode(
        context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    constexpr std::string_view http11 = "\x08http/1.1";
    SSL_CTX_set_alpn_protos(
        context, reinterpret_cast<const unsigned char*>(http11.data()), static_cast<unsigned>(http11.size()));
    const bool isNumeric = isNumericAddress(name);
    if (!isNumeric)
        d->serverName = name;
    if (!verifies)
        return;
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_default_verify_paths(context);
    X509_VERIFY_PARAM* const wanted = SSL_CTX_get0_param(context);
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    const int isTaken = isNumeric ? X509_VERIFY_PARAM_set1_ip_asc(wanted, name.c_str())
                                  : X509_VERIFY_PARAM_set1_host(wanted, name.c_str(), name.size());
    if (name.empty() || isTaken != 1)
        throw std::invalid_argument("'" + name + "' is no name that a certificate could be for");
}

TlsClient::~TlsClient() = default;

std::unique_ptr<TlsSession> TlsClient::begin(int socket) const
{
    auto session = std::make_unique<TlsSession::Private>();
    session->socket = socket;
    session->ssl.reset(SSL_new(d->context.get()));
    BIO* const bio = BIO_new(TlsSession::Private::method());
    if (!session->ssl || bio == nullptr) {
        BIO_free(bio);
        return nullptr;
    }
    BIO_set_data(bio, session.get());
    BIO_set_init(bio, 1);
    SSL_set_bio(session->ssl.get(), bio, bio);
    // SSL_set_tlsext_host_name() without its casts; the name is copied.
    if (!d->serverName.empty()
        && SSL_ctrl(session->ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, d->serverName.data())
            != 1)
        return nullptr;
    return std::unique_ptr<TlsSession>(new TlsSession(std::move(session)));
}

}
