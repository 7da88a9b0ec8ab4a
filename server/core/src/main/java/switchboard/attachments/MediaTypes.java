package switchboard.attachments;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what a content is by its first bytes; what the sender says about it counts for nothing. */
final class MediaTypes {

    static final String WINDOWS_PROGRAM = "application/vnd.microsoft.portable-executable";
    static final String ELF_PROGRAM = "application/x-elf";
    static final String MACH_PROGRAM = "application/x-mach-binary";

    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain";
    private static final String ZIP = "application/zip";

    private static final List<Signature> SIGNATURES = List.of(
            signature("image/png", 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a),
            signature("image/jpeg", 0xff, 0xd8, 0xff),
            signature("image/gif", 'G', 'I', 'F', '8'),
            signature("image/tiff", 'I', 'I', 0x2a, 0),
            signature("image/tiff", 'M', 'M', 0, 0x2a),
            signature("application/pdf", '%', 'P', 'D', 'F', '-'),
            signature(ZIP, 'P', 'K', 3, 4),
            signature(ZIP, 'P', 'K', 5, 6),
            signature("application/gzip", 0x1f, 0x8b),
            signature("application/x-7z-compressed", '7', 'z', 0xbc, 0xaf, 0x27, 0x1c),
            signature("application/vnd.rar", 'R', 'a', 'r', '!', 0x1a, 0x07),
            signature("application/x-ole-storage", 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
            signature(WINDOWS_PROGRAM, 'M', 'Z'),
            signature(ELF_PROGRAM, 0x7f, 'E', 'L', 'F'),
            signature(MACH_PROGRAM, 0xcf, 0xfa, 0xed, 0xfe),
            signature(MACH_PROGRAM, 0xce, 0xfa, 0xed, 0xfe));

    /** What a name may add where the content alone cannot say more; none of these is run by a browser. */
    private static final Map<String, Map<String, String>> REFINED = Map.of(
            TEXT,
            Map.of(
                    "csv", "text/csv",
                    "md", "text/markdown",
                    "json", "application/json",
                    "eml", "message/rfc822"),
            ZIP,
            Map.of(
                    "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "odt", "application/vnd.oasis.opendocument.text",
                    "ods", "application/vnd.oasis.opendocument.spreadsheet"),
            "application/x-ole-storage",
            Map.of(
                    "doc", "application/msword",
                    "xls", "application/vnd.ms-excel",
                    "ppt", "application/vnd.ms-powerpoint",
                    "msg", "application/vnd.ms-outlook"));

    private MediaTypes() {}

    /** The media type of a content, by its beginning and, among harmless kindred types, its name. */
    static String of(byte[] beginning, String fileName) {
        String type = byContent(beginning);
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return REFINED.getOrDefault(type, Map.of()).getOrDefault(extension, type);
    }

    private static String byContent(byte[] beginning) {
        for (Signature signature : SIGNATURES) {
            // A text may begin with MZ; no program is a text.
            if (signature.matches(beginning) && !(signature.type().equals(WINDOWS_PROGRAM) && isText(beginning))) {
                return signature.type();
            }
        }
        if (isWebp(beginning)) {
            return "image/webp";
        }
        return isText(beginning) ? TEXT : BYTES;
    }

    private static boolean isWebp(byte[] bytes) {
        return bytes.length >= 12
                && new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
                && new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t' && each != '\f' && each != 27) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        // The last character may be cut in two: that is no end of input, and no fault.
        return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false)
                .isError();
    }

    private static Signature signature(String type, int... bytes) {
        return new Signature(type, bytes);
    }

    private record Signature(String type, int[] bytes) {

        boolean matches(byte[] beginning) {
            if (beginning.length < bytes.length) {
                return false;
            }
            for (int index = 0; index < bytes.length; index++) {
                if ((beginning[index] & 0xff) != bytes[index]) {
                    return false;
                }
            }
            return true;
        }
    }
}
