package switchboard.knowledge.articles;

import java.io.Serial;

/** The article was changed by someone else between reading and writing; the command starts over. */
final class LostRaceException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    LostRaceException() {
        super("The article was changed meanwhile.", null, false, false);
    }
}
