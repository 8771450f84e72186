package cn.jingtu.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Counts what is under way, in all and for each client address, and lets nobody in who would be one too many. */
final class Turnstile {

    private final int most;
    private final int mostPerAddress;
    private final Map<String, Integer> counts = new HashMap<>();
    private int count;

    Turnstile(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** Whether one more of an address is let in; then {@link #leave} must follow. */
    synchronized boolean enter(String address) {
        int own = counts.getOrDefault(address, 0);
        if (count >= most || own >= mostPerAddress) {
            return false;
        }
        count++;
        counts.put(address, own + 1);
        return true;
    }

    synchronized void leave(String address) {
        count--;
        counts.computeIfPresent(address, (key, own) -> own > 1 ? own - 1 : null);
    }

    /** Where a request comes from; of IPv6 the network, for a client has as many addresses in it as it likes. */
    static String addressOf(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (address == null || !address.contains(":")) {
            return String.valueOf(address);
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
