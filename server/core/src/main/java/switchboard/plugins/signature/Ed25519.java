package switchboard.plugins.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Public keys as text: Base64 of the usual encoding (SubjectPublicKeyInfo). */
final class Ed25519 {

    static final String NAME = "Ed25519";

    private Ed25519() {}

    /** @throws GeneralSecurityException where the text is no such key */
    static PublicKey publicKey(String text) throws GeneralSecurityException {
        try {
            byte[] encoded = Base64.getDecoder().decode(text);
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IllegalArgumentException noBase64) {
            throw new GeneralSecurityException("not Base64", noBase64);
        }
    }

    static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
