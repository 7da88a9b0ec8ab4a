package switchboard.plugins.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, also such as no tool would write. */
public final class Zips {

    private final List<Part> parts = new ArrayList<>();

    private record Part(String name, byte[] content, int unixMode, int flags, long claimedSize) {}

    public Zips file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Zips file(String name, byte[] content) {
        return part(name, content, 0100644, 0, content.length);
    }

    public Zips withMode(String name, String content, int unixMode) {
        return part(name, content.getBytes(StandardCharsets.UTF_8), unixMode, 0, content.length());
    }

    public Zips withFlags(String name, String content, int flags) {
        return part(name, content.getBytes(StandardCharsets.UTF_8), 0100644, flags, content.length());
    }

    public Zips lying(String name, byte[] content, long claimedSize) {
        return part(name, content, 0100644, 0, claimedSize);
    }

    private Zips part(String name, byte[] content, int unixMode, int flags, long claimedSize) {
        parts.add(new Part(name, content, unixMode, flags, claimedSize));
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Part part : parts) {
            byte[] packed = deflate(part.content());
            byte[] name = part.name().getBytes(StandardCharsets.UTF_8);
            int offset = body.size();
            write(body, common(0x04034b50, part, packed, name, 30, 6), name, packed);
            ByteBuffer entry = common(0x02014b50, part, packed, name, 46, 8);
            entry.putShort(4, (short) 0x0314).putInt(38, part.unixMode() << 16).putInt(42, offset);
            write(directory, entry, name);
        }
        int start = body.size();
        ByteBuffer end = little(22).putInt(0, 0x06054b50);
        end.putShort(8, (short) parts.size()).putShort(10, (short) parts.size());
        end.putInt(12, directory.size()).putInt(16, start);
        write(body, ByteBuffer.wrap(directory.toByteArray()), end.array());
        return body.toByteArray();
    }

    /** The fields that a local header and a directory entry share, the former beginning two bytes earlier. */
    private static ByteBuffer common(int signature, Part part, byte[] packed, byte[] name, int size, int at) {
        CRC32 sum = new CRC32();
        sum.update(part.content());
        return little(size)
                .putInt(0, signature)
                .putShort(at - 2, (short) 20)
                .putShort(at, (short) (part.flags() | 0x800))
                .putShort(at + 2, (short) 8)
                .putInt(at + 8, (int) sum.getValue())
                .putInt(at + 12, packed.length)
                .putInt(at + 16, (int) part.claimedSize())
                .putShort(at + 20, (short) name.length);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(ByteArrayOutputStream out, ByteBuffer head, byte[]... rest) {
        try {
            out.write(head.array());
            for (byte[] bytes : rest) {
                out.write(bytes);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
