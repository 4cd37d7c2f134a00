// A script of the platform: kept as it is, never run here.
function email(record) {
  return record.Email;
}
