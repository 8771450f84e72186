package cn.jingtu.platform.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts behind the door, as they are asked before anybody is let in. */
public interface Passwords {

    /** Whether it is the password of the account, told in the same time whether there is such an account or not. */
    boolean match(String name, @Nullable String password);

    /** The cities that the account belongs to; none for a name that is no account's. */
    List<String> citiesOf(String name);
}
