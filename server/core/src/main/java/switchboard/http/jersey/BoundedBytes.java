package switchboard.http.jersey;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import switchboard.http.AnswerTooLarge;

/** Bytes in memory, up to a limit. */
final class BoundedBytes extends ByteArrayOutputStream {

    private final long limit;

    BoundedBytes(int expected, long limit) {
        super(expected);
        this.limit = limit;
    }

    @Override
    public synchronized void write(int single) {
        require(1);
        super.write(single);
    }

    @Override
    public synchronized void write(byte[] bytes, int start, int length) {
        require(length);
        super.write(bytes, start, length);
    }

    private void require(int more) {
        if (count + (long) more > limit) {
            throw new AnswerTooLarge(limit);
        }
    }

    ByteBuffer content() {
        return ByteBuffer.wrap(toByteArray());
    }
}
