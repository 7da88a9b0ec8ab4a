package switchboard.api;

/** The version of this API, by which {@code plugin.requires} is judged. */
public final class ApiVersion {

    /** Semantic version: a plugin built against an older minor version of the same major one goes on working. */
    public static final String CURRENT = "1.1.0";

    private ApiVersion() {}
}
