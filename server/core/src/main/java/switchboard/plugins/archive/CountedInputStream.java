package switchboard.plugins.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Tells an observer of every byte read, who may refuse to go on. */
final class CountedInputStream extends FilterInputStream {

    private final Consumer<Count> observer;
    private long total;

    CountedInputStream(InputStream in, Consumer<Count> observer) {
        super(in);
        this.observer = observer;
    }

    /** The bytes of the latest read, and of all reads. */
    record Count(int latest, long total) {}

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            told(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            told(read);
        }
        return read;
    }

    private void told(int read) {
        total += read;
        observer.accept(new Count(read, total));
    }
}
