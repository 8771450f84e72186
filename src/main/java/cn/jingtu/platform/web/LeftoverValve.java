package cn.jingtu.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * What to do with the body of a request that was answered without reading it: a refusal, an unknown address. Tomcat reads
 * it to its end so that the connection can be used again, and the thread waits as long as the sender likes. Here the
 * answer goes out first; then what comes in without a pause is thrown away, so that a browser in the middle of sending
 * sees the answer and no broken line, and a sender who dawdles or does not come to an end is cut off.
 */
class LeftoverValve extends ValveBase {

    private static final long PAUSE = Duration.ofMillis(300).toNanos();
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();
    private static final int AT_ONCE = 20;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final long most;

    /** @param most bytes that are thrown away of one request */
    LeftoverValve(long most) {
        super(true);
        this.most = most;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        org.apache.coyote.Request sent = request.getCoyoteRequest();
        if (request.isAsync() || isRead(sent)) {
            return;
        }
        response.finishResponse();
        if (!threwAway(sent)) {
            sent.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private boolean threwAway(org.apache.coyote.Request sent) {
        // The length of one that comes in pieces is not known, and the head of a piece can be made to last.
        if (sent.getContentLengthLong() < 0 || sent.getContentLengthLong() > most || !places.tryAcquire()) {
            return false;
        }
        try {
            Waste waste = new Waste();
            long start = System.nanoTime();
            long last = start;
            while (!isRead(sent)) {
                sent.action(ActionCode.AVAILABLE, true);
                if (sent.getAvailable() > 0) {
                    if (sent.doRead(waste) < 0) {
                        return true;
                    }
                    last = System.nanoTime();
                } else {
                    Thread.sleep(5);
                }
                long now = System.nanoTime();
                if (now - last > PAUSE || now - start > LONGEST) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            places.release();
        }
    }

    private static boolean isRead(org.apache.coyote.Request sent) {
        AtomicBoolean read = new AtomicBoolean();
        sent.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Where the bytes go. */
    private static final class Waste implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {}
    }
}
