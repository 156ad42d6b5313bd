package io.youju.reading;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Which network addresses may be fetched from: those of the public internet.
interface Address {
  /// Why `address` must not be connected to; empty when it may.
  java.util.Optional<String> refusal(InetAddress address);

  /// Refuses loopback, link-local, private, shared (100.64/10), documentation, multicast, reserved
  /// and unspecified addresses of both families, and IPv6 forms that carry such an IPv4 address
  /// (RFC 6890, RFC 6598, RFC 6052, RFC 3056).
  Address PUBLIC =
      address -> {
        InetAddress plain = Embedded.ipv4(address);
        boolean closed =
            plain.isAnyLocalAddress()
                || plain.isLoopbackAddress()
                || plain.isLinkLocalAddress()
                || plain.isSiteLocalAddress()
                || plain.isMulticastAddress()
                || Embedded.reserved(plain.getAddress());
        return closed
            ? java.util.Optional.of(
                plain.getHostAddress() + " is not an address of the public internet")
            : java.util.Optional.empty();
      };

  /// Also lets loopback pass; only for tests.
  Address LOOPBACK_TOO =
      address -> address.isLoopbackAddress() ? java.util.Optional.empty() : PUBLIC.refusal(address);

  /// Blocks of addresses that Java has no name for.
  final class Embedded {
    private static final List<int[]> RESERVED =
        List.of(
            new int[] {0, 0, 8},
            new int[] {100, 64, 10},
            new int[] {192, 0, 24},
            new int[] {198, 18, 15},
            new int[] {240, 0, 4});

    private Embedded() {}

    static boolean reserved(byte[] address) {
      if (address.length == 16) {
        int first = address[0] & 0xff;
        boolean documentation = is(address, 0x20, 0x01, 0x0d, 0xb8);
        return (first & 0xfe) == 0xfc || documentation || is(address, 0x01, 0x00);
      }
      for (int[] block : RESERVED) {
        int mine = (address[0] & 0xff) << 8 | (address[1] & 0xff);
        int its = block[0] << 8 | block[1];
        int bits = Math.min(block[2], 16);
        boolean same = (mine ^ its) >> (16 - bits) == 0;
        if (same && (block[2] < 24 || address[2] == 0 || address[2] == 2)) return true;
      }
      return is(address, 198, 51, 100) || is(address, 203, 0, 113);
    }

    private static boolean is(byte[] address, int... start) {
      for (int i = 0; i < start.length; i++) if ((address[i] & 0xff) != start[i]) return false;
      return true;
    }

    /// The IPv4 address inside a mapped, compatible, 6to4 or NAT64 address; else the address.
    static InetAddress ipv4(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != 16) return address;
      int from = -1;
      if (is(bytes, 0x20, 0x02)) from = 2;
      if (is(bytes, 0x00, 0x64, 0xff, 0x9b)) from = 12;
      boolean zeros = true;
      for (int i = 0; i < 10; i++) zeros &= bytes[i] == 0;
      boolean mapped = bytes[10] == bytes[11] && (bytes[10] == 0 || bytes[10] == -1);
      boolean small = bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0;
      if (zeros && mapped && !small) from = 12;
      if (from < 0) return address;
      try {
        return InetAddress.getByAddress(java.util.Arrays.copyOfRange(bytes, from, from + 4));
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
