/**
 * When a service is open: weekly hours, holidays and moved workdays by calendar, and what overrides them.
 *
 * <p>Pure: every question names its moment. Knows no call and no dialplan.
 */
@NullMarked
package io.greenline.calendar;

import org.jspecify.annotations.NullMarked;
