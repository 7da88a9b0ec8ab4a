package switchboard.assignment;

/** What a choice was made of has changed meanwhile; it is made anew. */
final class Moved extends RuntimeException {

    private static final long serialVersionUID = 1;

    Moved() {
        super("Somebody else was quicker", null, false, false);
    }
}
