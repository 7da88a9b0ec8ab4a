package switchboard.plugins.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendor's pair of keys. As text it is two blocks of PEM, the private key before the public one.
 *
 * @param publicText the public key in Base64, as an administrator lists it
 */
public record SigningKey(PrivateKey secret, String publicText) {

    private static final Pattern BLOCKS =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----\\s*"
                    + "-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----\\s*");

    /** A new pair, from the system's randomness. */
    public static SigningKey make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
            return new SigningKey(pair.getPrivate(), Ed25519.text(pair.getPublic()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK makes Ed25519 keys", impossible);
        }
    }

    /** @throws IllegalArgumentException where the text is not such a pair */
    public static SigningKey parse(String text) {
        Matcher blocks = BLOCKS.matcher(text.strip() + "\n");
        if (!blocks.matches()) {
            throw new IllegalArgumentException("It does not hold a private and a public key.");
        }
        try {
            byte[] secret = Base64.getMimeDecoder().decode(blocks.group(1));
            PrivateKey key = KeyFactory.getInstance(Ed25519.NAME).generatePrivate(new PKCS8EncodedKeySpec(secret));
            String shown = blocks.group(2).replaceAll("\\s", "");
            return new SigningKey(key, Ed25519.text(Ed25519.publicKey(shown)));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("Its keys are not Ed25519 keys.", noKey);
        }
    }

    /** The pair as text, to be kept secret. */
    public String text() {
        return block("PRIVATE KEY", Base64.getEncoder().encodeToString(secret.getEncoded()))
                + block("PUBLIC KEY", publicText);
    }

    private static String block(String name, String content) {
        return "-----BEGIN " + name + "-----\n" + content + "\n-----END " + name + "-----\n";
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + publicText + "]";
    }
}
