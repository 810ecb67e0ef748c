/* Reads a calendar with libical, strictly; writes an entry per line, or what is wrong and status 1. */

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static const char *in_utc(struct icaltimetype time)
{
    if (!time.is_date)
        time = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
    return icaltime_as_ical_string(time);
}

static void say_entry(icalcomponent *event)
{
    icalproperty *sequence = icalcomponent_get_first_property(event, ICAL_SEQUENCE_PROPERTY);
    icalproperty *status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    icalcomponent *alarm;

    printf("%s\t%s\t", icalcomponent_get_uid(event), in_utc(icalcomponent_get_dtstart(event)));
    printf("%s\t%d\t", in_utc(icalcomponent_get_dtend(event)), sequence ? icalproperty_get_sequence(sequence) : 0);
    printf("%s", status ? icalproperty_status_to_string(icalproperty_get_status(status)) : "");
    for (alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT); alarm;
         alarm = icalcomponent_get_next_component(event, ICAL_VALARM_COMPONENT)) {
        icalproperty *trigger = icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY);
        printf("\t%d", -icaldurationtype_as_int(icalproperty_get_trigger(trigger).duration));
    }
    printf("\n");
}

static void say_faults(icalcomponent *component)
{
    icalproperty *fault;
    icalcomponent *part;

    for (fault = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); fault;
         fault = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY))
        printf("%s: %s\n", icalcomponent_kind_to_string(icalcomponent_isa(component)),
               icalproperty_get_xlicerror(fault));
    for (part = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); part;
         part = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
        say_faults(part);
}

int main(void)
{
    static char text[2000000];
    icalcomponent *calendar, *event;
    int allowed;

    text[fread(text, 1, sizeof text - 1, stdin)] = '\0';
    calendar = icalparser_parse_string(text);
    if (!calendar) {
        printf("not a calendar\n");
        return 1;
    }
    allowed = icalrestriction_check(calendar);
    if (!allowed || icalcomponent_count_errors(calendar)) {
        say_faults(calendar);
        return 1;
    }
    for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        say_entry(event);
    return 0;
}
