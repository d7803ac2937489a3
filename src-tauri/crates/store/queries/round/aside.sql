-- Which records were kept aside? Asked by a person who wants to see them. At most ?2, last seen first.
SELECT place AS "place!: String", key AS "key!: String", reason AS "reason!: String", words AS "words!: String",
  first_seen AS "first_seen!: DayCell", last_seen AS "last_seen!: DayCell"
FROM set_aside WHERE ?1 IS NULL OR place = ?1 ORDER BY last_seen DESC, id DESC LIMIT ?2
