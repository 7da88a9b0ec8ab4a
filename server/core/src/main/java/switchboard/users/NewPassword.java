package switchboard.users;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a password.
 *
 * @param given whether anything was said about it
 * @param hash the new one's hash; null to take the password away
 */
record NewPassword(boolean given, @Nullable String hash) {

    static final NewPassword UNTOUCHED = new NewPassword(false, null);
}
