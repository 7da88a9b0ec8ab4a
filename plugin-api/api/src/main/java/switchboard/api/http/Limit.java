package switchboard.api.http;

import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;

/** The page size of a list. */
public final class Limit {

    public static final int DEFAULT = 50;
    public static final int MOST = 200;

    private Limit() {}

    /**
     * Reads the {@code limit} parameter: 50 where it is absent, 200 where it is more.
     *
     * @throws MalformedException {@code request.bad_limit} where it is no number or less than 1
     */
    public static int of(@Nullable String parameter) {
        return of(parameter, DEFAULT, MOST);
    }

    /** The same with another default and another most. */
    public static int of(@Nullable String parameter, int fallback, int most) {
        if (parameter == null) {
            return fallback;
        }
        if (!parameter.matches("[0-9]{1,9}") || Integer.parseInt(parameter) < 1) {
            throw new MalformedException("request.bad_limit", "limit must be a whole number from 1 to " + most + ".");
        }
        return Math.min(Integer.parseInt(parameter), most);
    }
}
