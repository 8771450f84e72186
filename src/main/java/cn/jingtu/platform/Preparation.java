package cn.jingtu.platform;

import org.springframework.stereotype.Component;

/**
 * What the program still does behind the served page after a first start, told to whoever looks at a page: how far it is,
 * and whether it came to its end.
 */
@Component
public class Preparation {

    public enum State {
        /** Nothing is outstanding, or all is done. */
        DONE,
        RUNNING,
        /** It was given up; what it would have brought is not there, everything else is. */
        FAILED
    }

    /**
     * @param step at work now, from 1; 0: none yet
     * @param doing what is being done, or what failed; empty when there is nothing to say
     */
    public record Progress(State state, int step, int steps, String doing) {}

    private static final Progress NOTHING = new Progress(State.DONE, 0, 0, "");

    private volatile Progress progress = NOTHING;

    public Progress progress() {
        return progress;
    }

    /** From here on it is known that there is something to come: to be said before anybody can look. */
    public void announce(int steps) {
        progress = new Progress(State.RUNNING, 0, steps, "");
    }

    /** @param doing what begins now, in Chinese and for everybody's eyes */
    public void at(int step, String doing) {
        progress = new Progress(State.RUNNING, step, progress.steps(), doing);
    }

    public void end() {
        progress = NOTHING;
    }

    /** @param what is missing now and what to do about it, in Chinese and for everybody's eyes; the reason is for the log */
    public void fail(String what) {
        progress = new Progress(State.FAILED, progress.step(), progress.steps(), what);
    }
}
