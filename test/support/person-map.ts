/** A map of persons: a key, a text and a date that the vendor has as `10.12.1985`. */
export const personMap = `object Person {
  id: string! key
  name: string
  born: date
}

map Person <-> crm.person {
  id   <-> Id
  name <-> Name
  born <-> Born as date("dd.MM.yyyy")
}
`;
