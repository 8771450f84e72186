package cn.jingtu.platform.text;

/** One of several of its kind in what people hand in, told apart from its sisters by what it is about. */
public interface Row {

    /** As a person knows it, for the message about a mistake in it: 二(一)-2. */
    String about();
}
