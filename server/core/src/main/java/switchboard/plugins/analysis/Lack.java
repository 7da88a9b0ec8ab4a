package switchboard.plugins.analysis;

/**
 * Something that the plugin needs and this server does not give.
 *
 * @param code {@code type_missing}, {@code method_missing}, {@code field_missing}, {@code not_implemented},
 *     {@code not_visible} or {@code java_version}
 * @param what the type, method or field
 * @param usedBy a class that needs it
 * @param message the same in words
 */
public record Lack(String code, String what, String usedBy, String message) {

    /** In place of a class: the manifest names it. */
    public static final String MANIFEST = "plugin.properties";
}
