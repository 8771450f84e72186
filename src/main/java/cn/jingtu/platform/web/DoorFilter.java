package cn.jingtu.platform.web;

import cn.jingtu.platform.security.WebCall;
import cn.jingtu.platform.web.Addresses.Access;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every request comes by here before anything is done for it. An address that can be read in two ways is refused: whoever stands behind this door
 * compares addresses in a way of its own, and what one takes for a harmless one another serves. An address that
 * {@link Addresses} does not list is not there.
 */
class DoorFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (isAmbiguous(path)) {
            WebCall call = WebCall.current();
            if (call != null) {
                call.refuse("地址有歧义");
            }
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (Addresses.of(request.getMethod(), path) == Access.CLOSED) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Path parameters, empty and dot segments, backslashes, control characters, and encodings of what needs none. */
    static boolean isAmbiguous(String path) {
        if (!path.startsWith("/")) {
            return true;
        }
        byte[] decoded = new byte[path.length()];
        int length = 0;
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ';' || c == '\\' || (c == '/' && before == '/')) {
                return true;
            }
            before = c;
            if (c != '%') {
                decoded[length++] = (byte) c;
                continue;
            }
            int high = i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
            if (low < 0) {
                return true;
            }
            int octet = high * 16 + low;
            if (needsNoEncoding(octet) || octet < ' ' || octet == 0x7f || "/\\;%".indexOf(octet) >= 0) {
                return true;
            }
            decoded[length++] = (byte) octet;
            i += 2;
        }
        return hasDotSegment(path) || !isUtf8(decoded, length);
    }

    /** RFC 3986, 2.3: the same address with and without; nobody writes it so who means well. */
    private static boolean needsNoEncoding(int octet) {
        return octet < 0x80 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
    }

    private static boolean hasDotSegment(String path) {
        for (String segment : path.split("/")) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            return text.codePoints().noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
