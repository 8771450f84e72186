package cn.jingtu.platform.web;

import cn.jingtu.platform.security.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
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

    /** Where a request comes from. */
    static String addressOf(HttpServletRequest request) {
        return Network.of(String.valueOf(request.getRemoteAddr()));
    }
}
