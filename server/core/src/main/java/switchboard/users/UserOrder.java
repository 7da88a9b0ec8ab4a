package switchboard.users;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The orders in which people can be listed. */
public enum UserOrder {
    DISPLAY_NAME(
            Keyset.ofText("users:displayName", UserTables.USER_DISPLAY_NAME, UserTables.USER_ID, false),
            UserView::displayName),
    DISPLAY_NAME_BACKWARDS(
            Keyset.ofText("users:-displayName", UserTables.USER_DISPLAY_NAME, UserTables.USER_ID, true),
            UserView::displayName),
    CREATED_AT(
            Keyset.ofInstant("users:createdAt", UserTables.USER_CREATED_AT, UserTables.USER_ID, false),
            UserView::createdAt),
    CREATED_AT_BACKWARDS(
            Keyset.ofInstant("users:-createdAt", UserTables.USER_CREATED_AT, UserTables.USER_ID, true),
            UserView::createdAt);

    private final Keyset<?> keyset;
    private final Function<UserView, Object> value;

    UserOrder(Keyset<?> keyset, Function<UserView, Object> value) {
        this.keyset = keyset;
        this.value = value;
    }

    /** The order that the {@code sort} parameter names: by display name where there is none. */
    public static UserOrder of(@Nullable String sort) {
        return switch (sort) {
            case null -> DISPLAY_NAME;
            case "displayName" -> DISPLAY_NAME;
            case "-displayName" -> DISPLAY_NAME_BACKWARDS;
            case "createdAt" -> CREATED_AT;
            case "-createdAt" -> CREATED_AT_BACKWARDS;
            default -> throw Refusals.badSort("displayName, -displayName, createdAt, -createdAt");
        };
    }

    Keyset<?> keyset() {
        return keyset;
    }

    String cursor(UserView last) {
        return keyset.cursor(value.apply(last), last.id());
    }
}
