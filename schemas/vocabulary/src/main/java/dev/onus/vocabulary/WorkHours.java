package dev.onus.vocabulary;

/** Whether the owner's team is at work; policies have variants for either (ESC-2, OWN-6). */
public enum WorkHours implements Word {
    WORKING_HOURS,
    AFTER_HOURS
}
