package switchboard.users;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/**
 * What a password must be: 10 to 200 characters, neither the username nor the e-mail address, not one of the commonest,
 * not one character over and over. No rule about kinds of characters: length helps, rules make people write it down.
 */
final class PasswordPolicy {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 4;

    /** Of the lists of the commonest passwords, those long enough to pass otherwise; folded. */
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "12345678910",
            "123456789a",
            "0123456789",
            "0987654321",
            "9876543210",
            "1q2w3e4r5t",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "qwertyuiop",
            "qwerty12345",
            "qwerty123456",
            "qwertyuiop123",
            "asdfghjkl1",
            "asdfghjkl123",
            "zxcvbnm123",
            "password12",
            "password123",
            "password1234",
            "password12345",
            "password123456",
            "passw0rd123",
            "p@ssw0rd123",
            "p@ssword123",
            "passwordpassword",
            "iloveyou12",
            "iloveyou123",
            "welcome123",
            "welcome1234",
            "letmein123",
            "letmein1234",
            "administrator",
            "administrator1",
            "admin12345",
            "admin123456",
            "adminadmin",
            "changeme123",
            "changemenow",
            "abcdefghij",
            "abcd123456",
            "abc1234567",
            "a123456789",
            "a1234567890",
            "123123123a",
            "1231231231",
            "1122334455",
            "football123",
            "basketball",
            "superman123",
            "princess123",
            "sunshine123",
            "starwars123",
            "jennifer123",
            "michelle123",
            "trustno1trustno1",
            "woaini1314",
            "woaini1314520",
            "5201314520",
            "secret1234",
            "servicedesk",
            "servicedesk1",
            "switchboard",
            "switchboard1",
            "helpdesk123",
            "correcthorsebatterystaple");

    private PasswordPolicy() {}

    /** Records what is wrong with the password in the input's field, and says whether it will do. */
    static boolean check(
            Input input, String field, @Nullable String password, @Nullable String username, @Nullable String email) {
        if (password == null) {
            return false;
        }
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            input.fail(field, "too_short", "must have at least " + SHORTEST + " characters");
        } else if (length > LONGEST) {
            input.fail(field, "too_long", "must have at most " + LONGEST + " characters");
        } else if (same(password, username) || same(password, email)) {
            input.fail(field, "not_allowed", "must be neither the username nor the e-mail address");
        } else if (COMMON.contains(References.fold(password))
                || password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            input.fail(field, "not_allowed", "is one of the commonest passwords");
        } else {
            return true;
        }
        return false;
    }

    private static boolean same(String password, @Nullable String other) {
        return other != null && References.fold(password).equals(References.fold(other));
    }
}
