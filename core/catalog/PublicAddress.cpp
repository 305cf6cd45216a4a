#include "catalog/PublicAddress.h"

#include <array>
#include <utility>

namespace catalog {

namespace {

bool isPublicV4(quint32 address)
{
    static constexpr std::array<std::pair<quint32, int>, 15> reserved{{
        {0x00000000, 8},  // this network
        {0x0A000000, 8},  // private
        {0x64400000, 10}, // carrier's private
        {0x7F000000, 8},  // loopback
        {0xA9FE0000, 16}, // link-local
        {0xAC100000, 12}, // private
        {0xC0000000, 24}, // protocol assignments
        {0xC0000200, 24}, // documentation
        {0xC0586300, 24}, // 6to4 relays
        {0xC0A80000, 16}, // private
        {0xC6120000, 15}, // benchmarks
        {0xC6336400, 24}, // documentation
        {0xCB007100, 24}, // documentation
        {0xE0000000, 4},  // groups
        {0xF0000000, 4},  // reserved, broadcast
    }};
    for (const auto &[network, bits] : reserved)
        if ((address ^ network) >> (32 - bits) == 0)
            return false;
    return true;
}

quint32 v4At(const Q_IPV6ADDR &address, int offset)
{
    return quint32(address[offset]) << 24 | quint32(address[offset + 1]) << 16 | quint32(address[offset + 2]) << 8 |
           quint32(address[offset + 3]);
}

bool isPublicV6(const Q_IPV6ADDR &address)
{
    const auto startsWith = [&](std::initializer_list<int> bytes) {
        int i = 0;
        for (const int byte : bytes)
            if (address[i++] != byte)
                return false;
        return true;
    };
    if (startsWith({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff})) // IPv4-mapped
        return isPublicV4(v4At(address, 12));
    if (startsWith({0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0})) // NAT64
        return isPublicV4(v4At(address, 12));
    if (startsWith({0x20, 0x02})) // 6to4
        return isPublicV4(v4At(address, 2));
    if (startsWith({0x20, 0x01, 0x0d, 0xb8}) || startsWith({0x20, 0x01, 0, 0})) // documentation, Teredo
        return false;
    return (address[0] & 0xe0) == 0x20; // only 2000::/3 is handed out
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return isPublicV4(address.toIPv4Address());
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return isPublicV6(address.toIPv6Address());
    return false;
}

} // namespace catalog
