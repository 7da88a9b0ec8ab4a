package switchboard.events;

/** Lets tests of other rooms move the newest position without a sequencer. */
public final class MovedPosition {

    private MovedPosition() {}

    public static void to(NewestPosition newest, long position) {
        newest.advance(position);
    }
}
