#pragma once

#include <QHostAddress>

namespace catalog {

/// True for an address on the public internet: not this computer, not a private or link-local network, not a group, not
/// reserved, and not one of those wrapped into IPv6 (mapped, NAT64, 6to4).
bool isPublicAddress(const QHostAddress &address);

} // namespace catalog
