package switchboard.chaos;

import java.util.concurrent.CountDownLatch;

/** What can happen in any call. */
final class Misdeeds {

    private volatile Mode mode = Mode.SOUND;
    private volatile Place place = Place.ALL;

    void begin(Mode newMode, Place newPlace) {
        place = newPlace;
        mode = newMode;
    }

    /** The mode, where it is meant for this place; SOUND otherwise. */
    Mode at(Place here) {
        return place == here || place == Place.ALL ? mode : Mode.SOUND;
    }

    /** Misbehaves, where that is a way to misbehave in any call; does nothing otherwise. */
    void strike(Place here) {
        switch (at(here)) {
            case THROW -> throw new IllegalStateException("chaos throws in " + here);
            case BLOCK -> block();
            case LINKAGE -> Unloadable.touch();
            case OVERFLOW -> deeper(1);
            default -> {}
        }
    }

    private static void block() {
        CountDownLatch never = new CountDownLatch(1);
        boolean released = false;
        while (!released) {
            try {
                never.await();
                released = true;
            } catch (InterruptedException ignored) {
                // Deaf on purpose: that is what is tried out.
            }
        }
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1;
    }

    /** Its initialization fails, so that it cannot be used. */
    private static final class Unloadable {

        private static final int SIZE = sizeOf("no number");

        private static int sizeOf(String text) {
            return Integer.parseInt(text);
        }

        static int touch() {
            return SIZE;
        }
    }
}
