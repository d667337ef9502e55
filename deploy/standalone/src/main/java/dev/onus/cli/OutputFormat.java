package dev.onus.cli;

/** How a verb prints what it got. */
enum OutputFormat {
    TABLE,
    JSON,
    YAML
}
