package switchboard.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8 and texts can become it. Jackson lets overlong forms and encoded surrogates pass. */
public final class Utf8 {

    private Utf8() {}

    public static boolean isValid(byte[] bytes, int offset, int length) {
        for (int index = offset; index < offset + length; index++) {
            if (bytes[index] < 0) {
                return isStrictlyValid(bytes, index, offset + length - index);
            }
        }
        return true;
    }

    private static boolean isStrictlyValid(byte[] bytes, int offset, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    /** Whether every surrogate in the text has its other half. */
    public static boolean isEncodable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isSurrogate(character)) {
                boolean paired = Character.isHighSurrogate(character)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!paired) {
                    return false;
                }
                index++;
            }
        }
        return true;
    }
}
